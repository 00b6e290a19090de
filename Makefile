.DEFAULT_GOAL := help
.PHONY: help build run test test-long check format bench dist clean

MVN := mvn -B -ntp

help: ## print this menu
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## compile and package everything, without tests
	$(MVN) package -Dmaven.test.skip=true

run: ## build what changed and show the report
	./tokenspeed

test: ## run all tests on the current JDK
	browser=$$(.ci/tools) && $(MVN) test "$$browser"

test-long: ## run the tests that take long and are left out otherwise
	browser=$$(.ci/tools strace) && $(MVN) test "$$browser" -Dgroups=long -Dtests.left-out=none -Dsurefire.failIfNoSpecifiedTests=false

check: ## what CI runs: format, lints and all tests on every JDK found
	./check

format: ## format all Java files
	$(MVN) spotless:apply

bench: ## measure the import beside ccusage
	benchmarks/import-vs-ccusage

dist: ## write the archives, tokenspeed-{agent,hub,gateway}/target/*.tar.gz
	$(MVN) -pl tokenspeed-agent,tokenspeed-hub,tokenspeed-gateway -am package -Dmaven.test.skip=true

clean: ## delete what was built
	$(MVN) clean
