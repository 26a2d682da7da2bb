import Testing

struct KillInstantsTests {
    @Test func `each run kills at other instants`() throws {
        let seeds = try Set((1...20).map { _ in try KillInstants.seed(in: [:]) })
        #expect(seeds.count > 1)
        let runs = Set(seeds.map { "\(KillInstants(seed: $0, count: 20).strikes)" })
        #expect(runs.count == seeds.count)
    }

    @Test func `a printed seed has the same instants again`() throws {
        let printed = KillInstants(seed: 4711, count: 20)
        let again = try KillInstants.drawn(20, for: "test", environment: [KillInstants.variable: "4711"])
        #expect("\(printed)" == "\(again)")
        #expect("\(printed)".contains("CHANGEOVER_KILL_SEED=4711"))
    }

    @Test func `a seed that is no number is refused, with what would be right`() {
        #expect(throws: KillInstants.UnreadableSeed.self) {
            try KillInstants.seed(in: [KillInstants.variable: "twelve"])
        }
        #expect("\(KillInstants.UnreadableSeed(text: "twelve"))".contains("whole number"))
    }
}
