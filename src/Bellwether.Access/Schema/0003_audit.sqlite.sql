CREATE TRIGGER access_audit_keep BEFORE UPDATE ON access_audit
BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;

CREATE TRIGGER access_audit_stay BEFORE DELETE ON access_audit
BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
