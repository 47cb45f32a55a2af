CREATE TABLE "access_account" (
    "id" BLOB NOT NULL CONSTRAINT "access_account_key" PRIMARY KEY,
    "agency_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);
CREATE TABLE "access_account_claim" (
    "id" INTEGER NOT NULL CONSTRAINT "access_account_claim_key" PRIMARY KEY AUTOINCREMENT,
    "user_id" BLOB NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "access_account_claim_account" FOREIGN KEY ("user_id") REFERENCES "access_account" ("id") ON DELETE CASCADE
);
CREATE TABLE "access_account_login" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" BLOB NOT NULL,
    CONSTRAINT "access_account_login_key" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "access_account_login_account" FOREIGN KEY ("user_id") REFERENCES "access_account" ("id") ON DELETE CASCADE
);
CREATE TABLE "access_account_passkey" (
    "credential_id" BLOB NOT NULL CONSTRAINT "access_account_passkey_key" PRIMARY KEY,
    "user_id" BLOB NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "access_account_passkey_account" FOREIGN KEY ("user_id") REFERENCES "access_account" ("id") ON DELETE CASCADE
);
CREATE TABLE "access_account_token" (
    "user_id" BLOB NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "access_account_token_key" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "access_account_token_account" FOREIGN KEY ("user_id") REFERENCES "access_account" ("id") ON DELETE CASCADE
);
CREATE INDEX "access_account_agency_id" ON "access_account" ("agency_id");
CREATE INDEX "access_account_normalized_email" ON "access_account" ("normalized_email");
CREATE UNIQUE INDEX "access_account_normalized_user_name" ON "access_account" ("normalized_user_name");
CREATE INDEX "access_account_claim_user_id" ON "access_account_claim" ("user_id");
CREATE INDEX "access_account_login_user_id" ON "access_account_login" ("user_id");
CREATE INDEX "access_account_passkey_user_id" ON "access_account_passkey" ("user_id");
