import Testing

@Suite struct KindRulesTests {
    private static let mutation = SourceTree.File(
        path: "Sources/Maintenance/Mutations/Cluster/FailOver.swift", text: "package struct FailOver: RDSMutation {}")

    @Test func `kinds are named only in their files, lists, twins and users`() throws {
        let tree = try SourceTree.here()
        let rules = KindRules(tree)
        for sort in KindRules.Kind.Sort.allCases {
            #expect(rules.kinds.count { $0.sort == sort } >= (sort == .subject ? 1 : 9), "\(sort)")
        }
        #expect(tree.files.flatMap(rules.violations) == [])
    }

    @Test(arguments: ["Sources/Fleet/Reading/", "Tests/TestSupport/Seeded/Reading/"])
    func `every question has a reader, and a simulated one`(folder: String) throws {
        let tree = try SourceTree.here()
        #expect(KindRules(tree).unread(in: folder, of: tree) == [])
        let question = SourceTree.File(
            path: "Sources/Maintenance/Questions/Odd.swift", text: "package struct OddQuestion: Question {}")
        let odd = SourceTree(files: [question])
        #expect(KindRules(odd).unread(in: folder, of: odd) == ["OddQuestion"])
    }

    @Test func `a kind that is named in the engine is noticed`() {
        let offence = SourceTree.File(
            path: "Sources/Engine/State/Offence.swift", text: "if call.base is FailOver { stop() }")
        let rules = KindRules(SourceTree(files: [Self.mutation]))
        #expect(rules.violations(in: offence) == ["Sources/Engine/State/Offence.swift:1: FailOver is not named here"])
        #expect(rules.violations(in: Self.mutation) == [])
    }

    @Test func `every switch over kinds, phases and events lists its cases`() throws {
        #expect(try SourceTree.here().files.flatMap(ExhaustionRule.violations) == [])
        let offence = SourceTree.File(path: "Sources/Engine/State/Offence.swift", text: "        default: break")
        #expect(ExhaustionRule.violations(in: offence).count == 1)
    }

    @Test func `names are plain words`() throws {
        #expect(try SourceTree.here().files.flatMap(PlainWordsRule.violations) == [])
        let offence = SourceTree.File(path: "Sources/Engine/Mailroom.swift", text: "struct PostDesk {}")
        #expect(PlainWordsRule.violations(in: offence).count == 2)
    }
}
