import Testing

@Suite struct ArchitectureRulesTests {
    @Test func `the code keeps the rules of the design`() throws {
        let tree = try SourceTree.here()
        #expect(tree.files.count > 300)
        let violations = tree.files.flatMap(ArchitectureRules.violations)
        #expect(violations == [])
    }

    @Test func `every module of the design is there`() throws {
        let targets = Set(try SourceTree.here().files.filter(\.isSource).map(\.target))
        #expect(targets == Set(ArchitectureRules.modules.keys).subtracting(["CLibcurl", "CLibpq"]))
    }

    struct Offence: Sendable, CustomTestStringConvertible {
        var module: String
        var code: String
        var words: String
        var testDescription: String { "\(module): \(code)" }
    }

    static let offences = [
        Offence(module: "Maintenance", code: "import Engine", words: "may not import Engine"),
        Offence(module: "Engine", code: "package import Journal", words: "may not import Journal"),
        Offence(module: "ChatOps", code: "@testable import AWS", words: "may not import AWS"),
        Offence(module: "Simulation", code: "import Slack", words: "may not import Slack"),
        Offence(module: "Fleet", code: "internal import GRDB", words: "kept by Journal"),
        Offence(module: "Slack", code: "import CLibcurl", words: "CLibcurl"),
        Offence(module: "Fleet", code: "import CLibpq", words: "may not import CLibpq"),
        Offence(module: "Postgres", code: "import AWS", words: "may not import AWS"),
        Offence(module: "Journal", code: "import struct Crypto.SHA256", words: "kept by AWS, Maintenance, Simulation"),
        Offence(module: "Runbooks", code: "package import Foundation", words: "Foundation is not for a pure module"),
        Offence(module: "Utilities", code: "", words: "no module"),
        Offence(module: "Maintenance", code: "let now = Date()", words: "pure module"),
        Offence(module: "Runbooks", code: "func look() async {}", words: "pure module"),
        Offence(module: "Runbooks", code: "let id = UUID()", words: "pure module"),
        Offence(module: "Maintenance", code: "let one = all.randomElement()", words: "pure module"),
        Offence(module: "Maintenance", code: "let clock = ContinuousClock()", words: "pure module"),
        Offence(module: "Engine", code: "    Task { work() }", words: "belongs to the executable"),
        Offence(module: "Engine", code: "let handle = Task.detached { work() }", words: "belongs to the executable"),
        Offence(
            module: "Engine", code: "tasks.append(Task<Void, Never>(priority: .high) {})",
            words: "belongs to the executable"),
        Offence(module: "Fleet", code: "let now = Date()", words: "belongs to the executable"),
        Offence(module: "AWS", code: "let value = try! read()", words: "not for us"),
        Offence(module: "AWS", code: "default: fatalError()", words: "not for us"),
        Offence(module: "Slack", code: "final class Box: @unchecked Sendable {}", words: "without the comment"),
        Offence(module: "Engine", code: String(repeating: "\n", count: 401), words: "400 at most"),
    ]

    @Test func `the package declares what the design says, for every module`() throws {
        let manifest = try Manifest(text: SourceTree.manifest())
        #expect(Set(manifest.modules.keys) == Set(ArchitectureRules.modules.keys).subtracting(["CLibcurl", "CLibpq"]))
        for (module, known) in manifest.modules { #expect(known == ArchitectureRules.modules[module], "\(module)") }
    }

    @Test func `a package that declares more is noticed`() {
        let manifest = Manifest(
            text: """
                let modules: [Target] = [
                    module("Maintenance", uses: [crypto], settings: simulated),
                    module(
                        "Runbooks", knows: ["Maintenance", "Engine"],
                        uses: [crypto]),
                    .executableTarget(
                        name: "changeover",
                        dependencies: [
                            "AWS", yams,
                        ],
                        swiftSettings: settings),
                ]
                """)
        #expect(
            manifest.modules == ["Maintenance": [], "Runbooks": ["Engine", "Maintenance"], "changeover": ["AWS"]])
    }

    @Test func `a file of 400 lines is let be, and one more is not`() {
        let lines = String(repeating: "let x = 1\n", count: 400)
        #expect(
            ArchitectureRules.violations(in: SourceTree.File(path: "Tests/EngineTests/Long.swift", text: lines)) == [])
        let longer = SourceTree.File(path: "Tests/EngineTests/Long.swift", text: lines + "let y = 1\n")
        #expect(ArchitectureRules.violations(in: longer) == ["Tests/EngineTests/Long.swift: 401 lines, 400 at most"])
    }

    @Test(arguments: offences) func `an offence is noticed`(offence: Offence) {
        let file = SourceTree.File(path: "Sources/\(offence.module)/Offence.swift", text: offence.code)
        #expect(ArchitectureRules.violations(in: file).contains { $0.contains(offence.words) })
    }

    @Test(arguments: [
        "import Maintenance", "group.addTask { await work() }", "try Task.checkCancellation()",
        "// Task { } would be wrong here", #"let text = "Date()""#,
        "// Written once before anything reads it.\nnonisolated(unsafe) var value = 0",
    ])
    func `what is allowed is let be`(code: String) {
        #expect(ArchitectureRules.violations(in: SourceTree.File(path: "Sources/Engine/Fine.swift", text: code)) == [])
    }
}
