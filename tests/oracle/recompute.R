# Computes the kappas of data/cohen_scott_kappa.json again, weighted ones too, by two packages of R that know nothing of this project and of each other:
#   Rscript tests/oracle/recompute.R
# Needs psych, vcd and jsonlite (Debian: r-cran-psych, r-cran-vcd, r-cran-jsonlite). Exit code 1 where a number differs.
suppressMessages({
  library(psych)
  library(vcd)
})
TOLERANCE <- 1e-9
folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
cases <- jsonlite::fromJSON(file.path(folder, "data", "cohen_scott_kappa.json"), simplifyVector = FALSE)

# What each package says of a table: unweighted, linear and quadratic.
by_psych <- function(table) {
  n <- nrow(table)
  away <- abs(outer(1:n, 1:n, "-"))
  # It takes weights of agreement; its own are the quadratic ones.
  linear <- 1 - away / (n - 1)
  list(
    cohen_kappa = cohen.kappa(table)$kappa,
    cohen_kappa_linear = cohen.kappa(table, w = linear)$weighted.kappa,
    cohen_kappa_quadratic = cohen.kappa(table)$weighted.kappa
  )
}
by_vcd <- function(table) {
  value <- function(weights) unname(vcd::Kappa(table, weights = weights)$Weighted["value"])
  list(
    cohen_kappa = unname(vcd::Kappa(table)$Unweighted["value"]),
    cohen_kappa_linear = value("Equal-Spacing"),
    cohen_kappa_quadratic = value("Fleiss-Cohen")
  )
}

wrong <- 0
for (case in cases) {
  rows <- case$data$contingency_rows_A_cols_B
  if (is.null(rows) || is.null(case$expected$cohen_kappa)) next
  table <- do.call(rbind, lapply(rows, unlist))
  for (by in c("psych", "vcd")) {
    found <- if (by == "psych") by_psych(table) else by_vcd(table)
    for (name in names(found)) {
      expected <- case$expected[[name]]
      if (is.null(expected)) next
      same <- isTRUE(abs(found[[name]] - expected) < TOLERANCE)
      wrong <- wrong + !same
      cat(sprintf("%-9s %s %s: %.15g here, %.15g by %s\n", if (same) "same" else "DIFFERENT", case$id, name, expected, found[[name]], by))
    }
  }
}
quit(status = as.integer(wrong > 0))
