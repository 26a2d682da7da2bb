import Testing

@testable import Maintenance

/// What an approval binds to of the facts that were shown, and what moves it (G4).
@Suite struct SafetyFactsTests {
    private typealias Fact = SafetyFacts.Fact

    private static func facts(_ facts: [SafetyFacts.Fact]) -> SafetyFacts {
        SafetyFacts(
            facts: facts, takenAt: Timestamp(seconds: 0), currentWriter: "orders-1", proposedWriter: "orders-2")
    }

    private static let shown = [
        Fact("writer", "the writer is orders-1", binding: "orders-1"),
        Fact("replica-lag", "replica lag 18 ms", binding: "within limit"),
    ]
    private static let unread = Fact("replica-lag", "replica lag unknown", binding: "unknown", isRead: false)

    private static let accepted = Fact(
        "replica-lag", "replica lag not read", binding: "unread", warning: "Approving accepts that.", isRead: false)

    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var before: [SafetyFacts.Fact]
        var now: [SafetyFacts.Fact]
        var moved: [String] = []
        var unreadable: [String] = []
        var testDescription: String { name }
    }

    private static let warned = Fact("lag", "lag 40 s, over the limit", binding: "over limit", warning: "Writes wait.")
    private static let well = Fact("lag", "lag 1 s", binding: "within limit")
    private static let hopeless = Fact("lag", "lag 9 min", binding: "over timeout", isSafe: false)

    static let rows: [Row] = [
        Row(name: "a warning that is over", before: [warned], now: [well]),
        Row(name: "a new warning", before: [well], now: [warned], moved: ["lag 40 s, over the limit"]),
        Row(name: "a warning that came true", before: [warned], now: [hopeless], moved: ["lag 9 min"]),
        Row(name: "the same", before: shown, now: shown),
        Row(name: "another order", before: shown, now: shown.reversed()),
        Row(
            name: "another figure within the same bound", before: shown,
            now: [shown[0], Fact("replica-lag", "replica lag 40 ms", binding: "within limit")]),
        Row(
            name: "another writer", before: shown,
            now: [Fact("writer", "the writer is orders-3", binding: "orders-3"), shown[1]],
            moved: ["the writer is orders-3"]),
        Row(
            name: "a fact that was not shown", before: [shown[0]], now: shown, moved: ["replica lag 18 ms"]),
        Row(
            name: "a fact that is gone", before: shown, now: [shown[0]], moved: ["no longer: replica lag 18 ms"]),
        Row(
            name: "one that cannot be read now", before: shown, now: [shown[0], unread],
            unreadable: ["replica lag unknown"]),
        Row(
            name: "one that cannot be read now, which somebody has to accept", before: shown,
            now: [shown[0], accepted],
            moved: ["replica lag not read"]),
        Row(name: "one that was accepted unread, and can be read now", before: [shown[0], accepted], now: shown),
        Row(name: "one that was accepted unread", before: [shown[0], accepted], now: [shown[0], accepted]),
        Row(name: "one that could not be read then", before: [shown[0], unread], now: shown),
        Row(name: "one that could be read neither time", before: [shown[0], unread], now: [shown[0], unread]),
    ]

    @Test(arguments: rows) func `what moved since it was shown`(row: Row) {
        let (before, now) = (Self.facts(row.before), Self.facts(row.now))
        #expect(now.moved(since: before) == row.moved)
        #expect(now.unreadable(since: before) == row.unreadable)
    }

    @Test func `the digest binds names and bindings, not figures`() {
        let digest = Self.facts(Self.shown).digest
        #expect(Self.facts([Self.shown[0], Fact("replica-lag", "40 ms", binding: "within limit")]).digest == digest)
        #expect(Self.facts([Self.shown[0], Fact("replica-lag", "18 ms", binding: "above limit")]).digest != digest)
        #expect(Self.facts([Self.shown[0], Fact("lag", "18 ms", binding: "within limit")]).digest != digest)
        #expect(Self.facts([Self.shown[0]]).digest != digest)
    }

    @Test func `one unsafe fact makes the whole unsafe`() {
        let bad = Fact("replica-lag", "replica lag 30 s", binding: "above limit", isSafe: false)
        #expect(Self.facts(Self.shown).areSafe)
        #expect(!Self.facts([Self.shown[0], bad]).areSafe && Self.facts([Self.shown[0], bad]).unsafe == [bad])
    }
}
