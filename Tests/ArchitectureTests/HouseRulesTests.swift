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
        Offence(room: "Utilities", code: "", words: "no room"),
        Offence(room: "Maintenance", code: "let now = Date()", words: "pure room"),
        Offence(room: "Runbooks", code: "func look() async {}", words: "pure room"),
        Offence(room: "Runbooks", code: "let id = UUID()", words: "pure room"),
        Offence(room: "Engine", code: "    Task { work() }", words: "belongs to the executable"),
        Offence(room: "Fleet", code: "let now = Date()", words: "belongs to the executable"),
        Offence(room: "AWS", code: "let value = try! read()", words: "not for us"),
        Offence(room: "Slack", code: "final class Box: @unchecked Sendable {}", words: "without the comment"),
        Offence(room: "Engine", code: String(repeating: "\n", count: 400), words: "400 at most"),
    ]

    @Test(arguments: offences) func `an offence is noticed`(offence: Offence) {
        let file = SourceTree.File(path: "Sources/\(offence.room)/Offence.swift", text: offence.code)
        #expect(HouseRules.violations(in: file).contains { $0.contains(offence.words) })
    }

    @Test(arguments: [
        "import Maintenance", "// Task { } would be wrong here", #"let text = "Date()""#,
        "// Written once before anything reads it.\nnonisolated(unsafe) var value = 0",
    ])
    func `what is allowed is let be`(code: String) {
        #expect(HouseRules.violations(in: SourceTree.File(path: "Sources/Engine/Fine.swift", text: code)) == [])
    }
}
