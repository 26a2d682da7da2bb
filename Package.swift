// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// For the modules that seeded tests run a thousand times: optimised in debug builds as well.
let simulated = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let inMemoryLogging = Target.Dependency.product(name: "InMemoryLogging", package: "swift-log")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A module; `knows` is the whole list of our own targets that it may import (held by ArchitectureTests).
func module(
    _ name: String, knows modules: [Target.Dependency] = [], uses products: [Target.Dependency] = [],
    settings: [SwiftSetting] = settings
) -> Target {
    .target(name: name, dependencies: modules + products, swiftSettings: settings)
}

func tests(
    _ name: String, of modules: [Target.Dependency], uses products: [Target.Dependency] = [], fixtures: Bool = true
) -> Target {
    .testTarget(
        name: name, dependencies: modules + products,
        resources: fixtures ? [.copy("Fixtures")] : [], swiftSettings: settings)
}

let modules: [Target] = [
    .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    module("Transport", knows: ["CLibcurl"], uses: [httpTypes], settings: simulated),
    module("Postgres", knows: ["CLibpq"]),
    module("AWS", knows: ["Transport"], uses: [crypto, httpTypes, logging], settings: simulated),
    module("Slack", knows: ["Transport"], uses: [httpTypes, logging], settings: simulated),
    module("Maintenance", uses: [crypto], settings: simulated),
    module("Runbooks", knows: ["Maintenance"], settings: simulated),
    module("Engine", knows: ["Maintenance"], uses: [logging], settings: simulated),
    module("Journal", knows: ["Engine", "Maintenance"], uses: [grdb, grdbSQLite, logging], settings: simulated),
    module("Fleet", knows: ["AWS", "Engine", "Maintenance", "Postgres"], uses: [logging], settings: simulated),
    module(
        "ChatOps", knows: ["Engine", "Maintenance", "Runbooks", "Slack"], uses: [argumentParser, lifecycle, logging],
        settings: simulated),
    module(
        "Simulation", knows: ["Transport"],
        uses: [crypto, httpTypes, hummingbird, hummingbirdCore, lifecycle, logging],
        settings: simulated),
    .executableTarget(
        name: "changeover",
        dependencies: [
            "AWS", "ChatOps", "Engine", "Fleet", "Journal", "Maintenance", "Runbooks", "Simulation", "Slack",
            "Transport", argumentParser, httpTypes, hummingbird, hummingbirdCore, lifecycle, logging, unixSignals, yams,
        ],
        swiftSettings: settings),
]

let testTargets: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: ["Engine", "Journal", "Maintenance", "Runbooks", "Simulation", logging],
        path: "Tests/TestSupport",
        swiftSettings: simulated),
    .executableTarget(
        name: "JournalCrasher",
        dependencies: ["Engine", "Journal", "Maintenance", "TestSupport", logging], path: "Tests/JournalCrasher",
        swiftSettings: settings),
    .executableTarget(
        name: "benchmarks",
        dependencies: ["Engine", "Journal", "Maintenance", "Runbooks", "Simulation", "TestSupport", grdb, logging],
        path: "Tests/Benchmarks",
        swiftSettings: settings),
    tests(
        "TestSupportTests", of: ["Engine", "Maintenance", "Runbooks", "Simulation", "TestSupport"], fixtures: false),
    tests("TransportTests", of: ["Transport"], uses: [httpTypes], fixtures: false),
    tests("PostgresTests", of: ["Postgres", "TestSupport"], fixtures: false),
    tests("AWSTests", of: ["AWS", "TestSupport", "Transport"], uses: [httpTypes]),
    tests("SlackTests", of: ["Slack", "TestSupport", "Transport"], uses: [httpTypes, logging]),
    tests("ArchitectureTests", of: [], fixtures: false),
    tests(
        "EngineTests", of: ["Engine", "Journal", "Maintenance", "Runbooks", "TestSupport"], uses: [logging],
        fixtures: false),
    tests("MaintenanceTests", of: ["Engine", "Maintenance", "Runbooks", "TestSupport"]),
    tests("RunbooksTests", of: ["Maintenance", "Runbooks", "TestSupport"]),
    tests(
        "JournalTests", of: ["Engine", "Journal", "JournalCrasher", "Maintenance", "TestSupport"],
        uses: [grdb, inMemoryLogging, logging]),
    tests(
        "FleetTests",
        of: ["AWS", "Engine", "Fleet", "Maintenance", "Postgres", "Runbooks", "TestSupport", "Transport"],
        uses: [httpTypes, logging]),
    tests(
        "ChatOpsTests", of: ["ChatOps", "Engine", "Maintenance", "Slack", "TestSupport", "Transport"],
        uses: [httpTypes, lifecycle, logging]),
    tests("SimulationTests", of: ["Simulation", "Transport"], uses: [httpTypes, lifecycle, logging]),
    tests(
        "ChangeoverTests",
        of: [
            "AWS", "ChatOps", "Engine", "Fleet", "Journal", "Maintenance", "Simulation", "Slack", "TestSupport",
            "Transport", "changeover",
        ],
        uses: [httpTypes, logging]),
    tests(
        "EndToEndTests", of: ["Simulation", "TestSupport", "Transport", "changeover"], uses: [httpTypes],
        fixtures: false),
    tests(
        "ProductionSeedTests",
        of: ["AWS", "Engine", "Journal", "Maintenance", "Simulation", "Slack", "TestSupport", "changeover"],
        uses: [logging], fixtures: false),
    tests(
        "SeededTests", of: ["Engine", "Maintenance", "Runbooks", "Simulation", "TestSupport"], fixtures: false),
]

let package = Package(
    name: "Changeover",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: modules + testTargets
)
