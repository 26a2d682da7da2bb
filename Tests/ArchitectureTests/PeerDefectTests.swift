import Testing

/// What is claimed by tests of the defects that `PeerDefect` lists.
@Suite struct PeerDefectTests {
    /// The cases of the list.
    private static func listed(in files: [SourceTree.File]) -> Set<String> {
        let list = files.first { $0.path.hasSuffix("/PeerDefect.swift") }?.lines ?? []
        return Set(list.compactMap { $0.firstMatch(of: /^    case (\w+) =/).map { String($0.output.1) } })
    }

    /// Those that some test says it answers.
    private static func answered(in files: [SourceTree.File]) -> Set<String> {
        let claims = files.flatMap { file in
            file.lines.joined(separator: "\n").matches(of: /@Test\(\s*\.answers\(([^)]*)\)/).map(\.output.1)
        }
        return Set(claims.flatMap { $0.matches(of: /\.(\w+)/).map { String($0.output.1) } })
    }

    @Test func `a test answers every defect of the RDS Maintenance Machine`() throws {
        let tests = try SourceTree.here().files.filter { !$0.isSource }
        let listed = Self.listed(in: tests)
        #expect(listed.count > 60)
        #expect(listed.subtracting(Self.answered(in: tests)).sorted() == [])
    }

    @Test func `a defect that is only talked about is noticed`() {
        let list = SourceTree.File(
            path: "Tests/TestSupport/Defects/PeerDefect.swift", text: "    case one = \"1\"\n    case two = \"2\"\n")
        let tests = SourceTree.File(
            path: "Tests/EngineTests/OneTests.swift",
            text: "    // .answers(.two) comes later\n    @Test(\n        .answers(.one, .three), arguments: rows)\n")
        #expect(Self.listed(in: [list, tests]) == ["one", "two"])
        #expect(Self.answered(in: [list, tests]) == ["one", "three"])
    }
}
