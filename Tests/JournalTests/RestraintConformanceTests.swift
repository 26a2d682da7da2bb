import Engine
import Journal
import Maintenance
import TestSupport
import Testing

/// What every journal does with locks and the freeze.
struct RestraintConformanceTests {
    private static func place(_ region: String) -> Place { Place(account: "123456789012", region: region) }

    private static func lock(_ region: String?) -> Restraint {
        Restraint(
            cluster: "orders", at: region.map(place), reason: "release week", by: "U0ALICE",
            since: SampleStory.beginning)
    }

    private static func entry(_ change: RestraintChange, onto version: Int) -> Entry {
        Entry(.restraints([change], onto: version), at: SampleStory.beginning)
    }

    @Test(arguments: JournalKind.allCases)
    func `locks of one name in two regions are two, and each is lifted alone`(kind: JournalKind) async throws {
        let (east, west, all) = (Self.lock("us-east-1"), Self.lock("eu-west-1"), Self.lock(nil))
        try await kind.withJournal { journal in
            for (version, lock) in [east, west, all].enumerated() {
                try await journal.commit(Self.entry(.imposed(lock), onto: version))
            }
            #expect(try await journal.restraints().inForce == [east, west, all])
            try await journal.commit(Self.entry(.lifted("orders", at: Self.place("us-east-1"), by: "U0BOB"), onto: 3))
            #expect(try await journal.restraints().inForce == [west, all])
            try await journal.commit(Self.entry(.lifted("orders", by: "U0BOB"), onto: 4))
            #expect(try await journal.restraints().inForce == [west])
            #expect(try await journal.restraints().version == 5)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a change that does not follow on what is in force is refused`(kind: JournalKind) async throws {
        let lock = Self.lock(nil)
        try await kind.withJournal { journal in
            try await journal.commit(Self.entry(.imposed(lock), onto: 0))
            await expectRefusal(.conflict) {
                try await journal.commit(Self.entry(.lifted("orders", by: "U0BOB"), onto: 0))
            }
            await expectRefusal(.failed) { try await journal.commit(Self.entry(.imposed(lock), onto: 1)) }
            await expectRefusal(.failed) {
                try await journal.commit(Self.entry(.lifted("billing", by: "U0BOB"), onto: 1))
            }
            #expect(try await journal.restraints().inForce == [lock])
        }
    }

    @Test func `both journals chain restraints and operations alike`() async throws {
        var heads: [LogHead?] = []
        for kind in JournalKind.allCases {
            try await kind.withJournal { journal in
                #expect(try await journal.logHead() == nil)
                try await journal.commit(Self.entry(.imposed(Self.lock(nil)), onto: 0))
                try await journal.tell(try SampleStory("k3f9"))
                try await journal.commit(Self.entry(.lifted("orders", by: "U0BOB"), onto: 1))
                heads.append(try await journal.logHead())
            }
        }
        #expect(heads[0] == heads[1] && heads[0]?.line == 3)
    }

    /// A lock of no region, as they were before regions were told apart.
    @Test func `a lock without a region covers every one`() {
        #expect(Self.lock(nil).covers(Target(place: Place(account: "1", region: "eu-west-1"), cluster: "orders")))
    }
}
