import Testing

@Suite struct HouseRulesTests {
    @Test func `the house keeps its rules`() throws {
        let tree = try SourceTree.here()
        #expect(tree.files.count > 300)
        let violations = tree.files.flatMap(HouseRules.violations)
        #expect(violations == [])
    }

    @Test func `every room of the design is there`() throws {
        let targets = Set(try SourceTree.here().files.filter(\.isSource).map(\.target))
        #expect(targets == Set(HouseRules.rooms.keys).subtracting(["CLibcurl"]))
    }

    struct Offence: Sendable, CustomTestStringConvertible {
        var room: String
        var code: String
        var words: String
        var testDescription: String { "\(room): \(code)" }
    }

    static let offences = [
        Offence(room: "Maintenance", code: "import Engine", words: "may not import Engine"),
        Offence(room: "Engine", code: "package import Journal", words: "may not import Journal"),
        Offence(room: "ChatOps", code: "@testable import AWS", words: "may not import AWS"),
        Offence(room: "Simulation", code: "import Slack", words: "may not import Slack"),
        Offence(room: "Fleet", code: "internal import GRDB", words: "kept by Journal"),
        Offence(room: "Slack", code: "import CLibcurl", words: "CLibcurl"),
        Offence(room: "Journal", code: "import struct Crypto.SHA256", words: "kept by AWS, Maintenance, Simulation"),
        Offence(room: "Runbooks", code: "package import Foundation", words: "Foundation is not for a pure room"),
        Offence(room: "Utilities", code: "", words: "no room"),
        Offence(room: "Maintenance", code: "let now = Date()", words: "pure room"),
        Offence(room: "Runbooks", code: "func look() async {}", words: "pure room"),
        Offence(room: "Runbooks", code: "let id = UUID()", words: "pure room"),
        Offence(room: "Maintenance", code: "let one = all.randomElement()", words: "pure room"),
        Offence(room: "Maintenance", code: "let clock = ContinuousClock()", words: "pure room"),
        Offence(room: "Engine", code: "    Task { work() }", words: "belongs to the executable"),
        Offence(room: "Engine", code: "let handle = Task.detached { work() }", words: "belongs to the executable"),
        Offence(
            room: "Engine", code: "tasks.append(Task<Void, Never>(priority: .high) {})",
            words: "belongs to the executable"),
        Offence(room: "Fleet", code: "let now = Date()", words: "belongs to the executable"),
        Offence(room: "AWS", code: "let value = try! read()", words: "not for us"),
        Offence(room: "AWS", code: "default: fatalError()", words: "not for us"),
        Offence(room: "Slack", code: "final class Box: @unchecked Sendable {}", words: "without the comment"),
        Offence(room: "Engine", code: String(repeating: "\n", count: 401), words: "400 at most"),
    ]

    @Test func `the package declares what the design says, for every room`() throws {
        let manifest = try Manifest(text: SourceTree.manifest())
        #expect(Set(manifest.rooms.keys) == Set(HouseRules.rooms.keys).subtracting(["CLibcurl"]))
        for (room, known) in manifest.rooms { #expect(known == HouseRules.rooms[room], "\(room)") }
    }

    @Test func `a package that declares more is noticed`() {
        let manifest = Manifest(
            text: """
                let rooms: [Target] = [
                    room("Maintenance", uses: [crypto], settings: simulated),
                    room(
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
            manifest.rooms == ["Maintenance": [], "Runbooks": ["Engine", "Maintenance"], "changeover": ["AWS"]])
    }

    @Test func `a file of 400 lines is let be, and one more is not`() {
        let lines = String(repeating: "let x = 1\n", count: 400)
        #expect(HouseRules.violations(in: SourceTree.File(path: "Tests/EngineTests/Long.swift", text: lines)) == [])
        let longer = SourceTree.File(path: "Tests/EngineTests/Long.swift", text: lines + "let y = 1\n")
        #expect(HouseRules.violations(in: longer) == ["Tests/EngineTests/Long.swift: 401 lines, 400 at most"])
    }

    @Test(arguments: offences) func `an offence is noticed`(offence: Offence) {
        let file = SourceTree.File(path: "Sources/\(offence.room)/Offence.swift", text: offence.code)
        #expect(HouseRules.violations(in: file).contains { $0.contains(offence.words) })
    }

    @Test(arguments: [
        "import Maintenance", "group.addTask { await work() }", "try Task.checkCancellation()",
        "// Task { } would be wrong here", #"let text = "Date()""#,
        "// Written once before anything reads it.\nnonisolated(unsafe) var value = 0",
    ])
    func `what is allowed is let be`(code: String) {
        #expect(HouseRules.violations(in: SourceTree.File(path: "Sources/Engine/Fine.swift", text: code)) == [])
    }
}
