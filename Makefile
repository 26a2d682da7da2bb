# `make demo` shows the main job on the embedded simulators; `make test` runs every test. Both set up what they need.

python := $(CURDIR)/.build-python
# What the seeds of the production shell write is thrown away at once: in memory, where it can be.
memory := $(if $(wildcard /dev/shm/.),/dev/shm,/tmp)
as_root := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test bench lint system

demo: system
	swift build --product changeover
	"$$(swift build --show-bin-path)/changeover" demo $(if $(script),--script $(script))

test: system lint $(python)/ready
	swift build --build-tests
	CHANGEOVER_PYTHON=$(python)/bin/python3 swift test --skip-build --skip SeededTests --skip EndToEndTests \
		--skip ProductionSeedTests
	CHANGEOVER_PYTHON=$(python)/bin/python3 swift test --skip-build --filter EndToEndTests
	swift test --skip-build --filter SeededTests
	TMPDIR=$(memory) swift test --skip-build --filter ProductionSeedTests

# What is in virtual time is the same on every machine; the journal's figures are ratios within one run, of the build that
# people run. Fails when a limit does not hold; `swift run -c release benchmarks times` (calls, memory, journal, resumption)
# measures a part alone. The crowds are played by the bot as `serve` wires it, which only a test can reach.
bench: system
	swift run -c release benchmarks
	TMPDIR=$(memory) swift test --filter CrowdTests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Debian packages, only where they are missing: libcurl, libpq and SQLite to build with; openssl, venv and a PostgreSQL
# server for the tests, which start their own (the package's cluster is not needed and need not run).
system:
	@pkg-config --exists libcurl libpq sqlite3 2>/dev/null && command -v openssl >/dev/null \
		&& python3 -c 'import ensurepip' && { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1 \
		|| { $(as_root) apt-get update && $(as_root) env DEBIAN_FRONTEND=noninteractive apt-get install --yes \
			--no-install-recommends libcurl4-openssl-dev libpq-dev libsqlite3-dev pkg-config openssl postgresql \
			python3 python3-venv; }

$(python)/ready: Tests/requirements.txt
	python3 -m venv --clear $(python)
	$(python)/bin/pip install --quiet --disable-pip-version-check --requirement Tests/requirements.txt
	touch $@
