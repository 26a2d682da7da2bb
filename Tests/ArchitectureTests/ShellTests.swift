import Testing

/// The two shells around the engine's value carry out the same effects.
@Suite struct ShellTests {
    private static let values = "Sources/Engine/State/EngineState+Input.swift"
    private static let shells = [
        ["Sources/Engine/Running/Engine.swift", "Sources/Engine/Running/Engine+Asks.swift"],
        [
            "Tests/TestSupport/Seeded/SeededShell.swift", "Tests/TestSupport/Seeded/SeededShell+Effects.swift",
        ],
    ]

    private static func text(of path: String, in tree: SourceTree) throws -> String {
        try #require(tree.files.first { $0.path == path }, "\(path) is not there").lines.joined(separator: "\n")
    }

    /// The cases of an enum in a file.
    private static func cases(of name: String, in text: String) -> [String] {
        let lines = text.split(separator: "\n")
        let begin = lines.firstIndex { $0.contains("enum \(name):") }.map { $0 + 1 } ?? lines.endIndex
        let body = lines[begin...].prefix { $0 != "    }" }
        return body.compactMap { line in
            let words = line.split(separator: " ")
            guard words.first == "case", words.count > 1 else { return nil }
            return String(words[1].prefix { $0.isLetter || $0.isNumber })
        }
    }

    @Test(arguments: ["Effect", "Ask"]) func `what one shell carries out the other does as well`(kind: String) throws {
        let tree = try SourceTree.here()
        let cases = Self.cases(of: kind, in: try Self.text(of: Self.values, in: tree))
        #expect(cases.count > 5, "\(cases)")
        for shell in Self.shells {
            let text = try shell.map { try Self.text(of: $0, in: tree) }.joined(separator: "\n")
            for name in cases { #expect(text.contains("case .\(name)"), "\(shell) does not carry out .\(name)") }
            #expect(!text.contains("default:"), "\(shell)")
        }
    }

    @Test func `the seeded shell stays small`() throws {
        let tree = try SourceTree.here()
        let lines = tree.files.filter { Self.shells[1].contains($0.path) }.map(\.lines.count).reduce(0, +)
        #expect((1..<300).contains(lines), "\(lines) lines")
    }
}
