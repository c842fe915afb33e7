# Thin: everything is done by scripts/run.py, which works without make too.
PYTHON ?= python3
EDITION ?= ambarawa

.PHONY: bare fuzz setup site test test-all serve lint bench licences audit sbom guards mutants
setup:
	@$(PYTHON) scripts/run.py setup
site:
	@$(PYTHON) scripts/run.py site
test:
	@$(PYTHON) scripts/run.py test $(ARGS)
test-all:
	@$(PYTHON) scripts/run.py test-all $(ARGS)
serve:
	@$(PYTHON) scripts/run.py serve --edition $(EDITION)
lint:
	@$(PYTHON) scripts/run.py lint
bench:
	@$(PYTHON) scripts/run.py bench
licences:
	@$(PYTHON) scripts/run.py licences
audit:
	@$(PYTHON) scripts/run.py audit
sbom:
	@$(PYTHON) scripts/run.py sbom
guards:
	@$(PYTHON) scripts/run.py guards
mutants:
	@$(PYTHON) scripts/run.py mutants $(ARGS)
bare:
	@$(PYTHON) scripts/run.py bare $(ARGS)
fuzz:
	@$(PYTHON) scripts/run.py fuzz
