import Testing

/// What tests claim to hold of the list of requirements.
@Suite struct RequirementTests {
    /// The cases of the list.
    private static func listed(in files: [SourceTree.File]) -> Set<String> {
        let list = files.first { $0.path.hasSuffix("/Requirement.swift") }?.lines ?? []
        return Set(list.compactMap { $0.firstMatch(of: /^    case (\w+) =/).map { String($0.output.1) } })
    }

    /// Those that some test says it holds.
    private static func held(in files: [SourceTree.File]) -> Set<String> {
        let claims = files.flatMap { file in
            file.lines.joined(separator: "\n").matches(of: /@Test\(\s*\.holds\(([^)]*)\)/).map(\.output.1)
        }
        return Set(claims.flatMap { $0.matches(of: /\.(\w+)/).map { String($0.output.1) } })
    }

    @Test func `a test holds every requirement`() throws {
        let tests = try SourceTree.here().files.filter { !$0.isSource }
        let listed = Self.listed(in: tests)
        #expect(listed.count > 60)
        #expect(listed.subtracting(Self.held(in: tests)).sorted() == [])
    }

    @Test func `a requirement that is only talked about is noticed`() {
        let list = SourceTree.File(
            path: "Tests/TestSupport/Defects/Requirement.swift", text: "    case one = \"1\"\n    case two = \"2\"\n")
        let tests = SourceTree.File(
            path: "Tests/EngineTests/OneTests.swift",
            text: "    // .holds(.two) comes later\n    @Test(\n        .holds(.one, .three), arguments: rows)\n")
        #expect(Self.listed(in: [list, tests]) == ["one", "two"])
        #expect(Self.held(in: [list, tests]) == ["one", "three"])
    }
}
