# Times in R what the benches sums-speed and statistics-speed time here.
# Run with: Rscript bench/statistics.R (needs R and the package survey; Debian: r-base-core, r-cran-survey).
# Processor time, median of 5 runs after one that does not count.

suppressPackageStartupMessages(library(survey))

cpu <- function(run, times = 1) {
  once <- function() {
    t <- system.time(for (i in seq_len(times)) run(), gcFirst = FALSE)
    sum(t[c("user.self", "sys.self")]) / times
  }
  once()
  median(replicate(5, once()))
}

show <- function(what, seconds) cat(sprintf("%-58s %12.4f ms\n", what, seconds * 1e3))

cat(R.version.string, "| survey", as.character(packageVersion("survey")), "\n")
cat("BLAS:", basename(extSoftVersion()[["BLAS"]]), "\n")

# Raking nine cells to three margins: the 200 schools of apistrat, by type, wide and awards.
counts <- c(9, 18, 73, 24, 10, 16, 15, 11, 24)
weights <- rep(c(44.21, 15.1, 20.36), each = 3)
school <- data.frame(
  type = factor(rep(c("E", "H", "M"), each = 3)),
  wide = factor(rep(c("No", "Yes", "Yes"), 3)),
  awards = factor(rep(c("No", "No", "Yes"), 3))
)
targets <- list(
  data.frame(type = c("E", "H", "M"), Freq = c(4421, 755, 1018)),
  data.frame(wide = c("No", "Yes"), Freq = c(1072, 5122)),
  data.frame(awards = c("No", "Yes"), Freq = c(2027, 4167))
)
tight <- list(maxit = 1000, epsilon = 1e-10, verbose = FALSE)
margins <- list(~type, ~wide, ~awards)
people <- svydesign(ids = ~1, data = school[rep(1:9, counts), ], weights = rep(weights, counts))
cells <- svydesign(ids = ~1, data = school, weights = counts * weights)
fit <- rake(cells, margins, targets, control = tight)
stopifnot(
  abs(xtabs(weights(fit) ~ school$type) - c(4421, 755, 1018)) < 1e-3,
  abs(xtabs(weights(fit) ~ school$awards) - c(2027, 4167)) < 1e-3
)
show("raking 200 rows, survey::rake", cpu(function() rake(people, margins, targets, control = tight), 5))
show("raking nine cells as rows, survey::rake", cpu(function() rake(cells, margins, targets, control = tight), 5))

# Level B of a million rows of 12 items, one in twelve answers missing: for each pair of items the rows with both, the
# sums of either, and the sum of products, by three matrix products of numbers and presence.
set.seed(1)
x <- matrix(sample(0:5, 12e6, TRUE, c(1 / 12, rep(11 / 60, 5))), ncol = 12)
storage.mode(x) <- "double"
level_b <- function() {
  present <- (x != 0) + 0
  list(n = crossprod(present), sums = crossprod(x, present), products = crossprod(x))
}
plain <- cpu(function() crossprod(x))
full <- cpu(level_b)
show("crossprod of 1,000,000 x 12, no missing answers", plain)
show("level B of 1,000,000 x 12, with missing answers", full)
cat(sprintf("  = %.0f and %.0f million item-values a second\n", 12 / plain, 12 / full))

# LMG from the covariance matrix: explained variance of every subset, then the mean gain over orders.
lmg <- function(s) {
  p <- nrow(s) - 1
  y <- p + 1
  masks <- 2^(seq_len(p) - 1)
  r2 <- numeric(2^p)
  size <- integer(2^p)
  for (m in seq_len(2^p - 1)) {
    k <- which(bitwAnd(m, masks) > 0)
    r2[m + 1] <- sum(s[y, k] * solve(s[k, k, drop = FALSE], s[k, y])) / s[y, y]
    size[m + 1] <- length(k)
  }
  share <- factorial(0:(p - 1)) * factorial(p - 1 - 0:(p - 1)) / factorial(p)
  vapply(masks, function(b) {
    without <- which(bitwAnd(0:(2^p - 1), b) == 0)
    sum(share[size[without] + 1] * (r2[without + b] - r2[without]))
  }, 0)
}
for (p in c(10, 12)) {
  common <- runif(500)
  s <- cov(common + matrix(runif(500 * (p + 1)), 500))
  stopifnot(abs(sum(lmg(s)) - sum(s[p + 1, 1:p] * solve(s[1:p, 1:p], s[1:p, p + 1])) / s[p + 1, p + 1]) < 1e-10)
  show(sprintf("LMG of %d drivers, plain loops over subsets", p), cpu(function() lmg(s), 10))
}
