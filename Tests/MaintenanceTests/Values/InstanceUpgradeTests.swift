import Maintenance
import TestSupport
import Testing

/// What shows of an upgrade of an RDS instance where it is, and what AWS says where it makes none.
struct InstanceUpgradeTests {
    private let upgrade = UpgradeInstance(
        InstanceInPlaceUpgrade(instance: "orders", identity: "db-ORDERS", version: "16.6", isMajor: true))
    private let call = CallRecord(decidedAt: Observation.sampleInstant - .minutes(3))
    private let refusal = "Database instance is in a state that cannot be upgraded: Upgrade prechecks failed."

    private func seen(_ change: (inout RDSInstance) -> Void = { _ in }) -> Observation {
        Observation.instance().withInstance(change)
    }

    @Test func `the version proves it once the instance is at rest with nothing pending`() {
        #expect(upgrade.proof(in: seen(), of: call) == .none)
        #expect(upgrade.proof(in: seen { $0.instance.status = "upgrading" }, of: call) == .working)
        #expect(
            upgrade.proof(in: seen { $0.instance.pendingChanges = ["EngineVersion": "16.6"] }, of: call) == .working)
        #expect(upgrade.proof(in: seen { $0.instance.engineVersion = "16.6" }, of: call) == .done)
        #expect(upgrade.proof(in: seen { $0.resourceIdentifier = "db-OTHER" }, of: call) == .none)
    }

    /// - Parameter age: how long ago the event was.
    private func refused(_ text: String, age: Span = .seconds(10), of resource: String = "orders") -> Observation {
        seen().telling([SeenEvent(at: Observation.sampleInstant - age, resource: resource, text: text)])
    }

    private func reading(_ log: Reading<UpgradeLog?>, _ observation: Observation) -> Observation {
        var copy = observation
        copy.add(
            Answered(
                UpgradeLogQuestion(of: "orders", in: observation.target.place, since: call.decidedAt), log,
                takenAt: observation.takenAt))
        return copy
    }

    @Test func `what AWS wrote of its checks is told with its event`() throws {
        let log = UpgradeLog(
            name: "pg_upgrade_precheck.log.1700",
            text: "Upgrade could not be run\n\n* There are prepared transactions.\n")
        let failure = try #require(upgrade.failure(in: reading(.known(log), refused(refusal)), of: call))
        #expect(
            failure.text
                == "\(refusal) pg_upgrade_precheck.log.1700: Upgrade could not be run\n* There are prepared transactions."
        )
        #expect(upgrade.sentence(of: failure).hasPrefix("AWS did not upgrade orders, which runs what it ran before."))
    }

    @Test func `the log is waited for, and not for ever`() {
        #expect(upgrade.failure(in: refused(refusal), of: call) == nil)
        #expect(upgrade.failure(in: refused(refusal, age: .minutes(2)), of: call)?.text == refusal)
        #expect(upgrade.failure(in: reading(.known(nil), refused(refusal)), of: call)?.text == refusal)
        #expect(
            upgrade.failure(in: reading(.unavailable("not allowed"), refused(refusal)), of: call)?.text
                == "\(refusal) Its log is not read: Not allowed.")
    }

    @Test(arguments: [
        "The DB instance is in a state that can't be upgraded. The data dictionary could not be upgraded.",
        "The DB engine version upgrade failed. The engine version upgrade rollback succeeded.",
    ])
    func `each of AWS's ways to say that it did not`(text: String) {
        #expect(upgrade.failure(in: reading(.known(nil), refused(text)), of: call) != nil)
    }

    @Test func `what is of another time, another instance or of an upgrade that was made is none`() {
        func fails(_ observation: Observation) -> Bool {
            upgrade.failure(in: reading(.known(nil), observation), of: call) != nil
        }
        #expect(!fails(refused(refusal, age: .minutes(9))))
        #expect(!fails(refused(refusal, of: "other")))
        #expect(!fails(refused("The engine version upgrade started.")))
        #expect(!fails(refused(refusal).withInstance { $0.instance.engineVersion = "16.6" }))
    }

    @Test func `a long log is cut where a message can still be read`() {
        let log = UpgradeLog(name: "upgradeFailure.log", text: String(repeating: "x", count: 5_000))
        #expect(log.text.count == UpgradeLog.limit)
        #expect(log.isCut)
        #expect(log.words.hasSuffix("(more in the file: AWS console, Logs & events)"))
        #expect(!UpgradeLog(name: "a", text: "b").isCut)
        #expect(UpgradeLog(name: "a", text: "b", isWhole: false).isCut)
    }

    @Test func `whoever approves reads that a standby does not shorten it`() throws {
        let terms = try #require(upgrade.gate)
        let observation = Observation.instance(RDSInstance.sample().withStandby())
        let facts = terms.safetyFacts(
            of: observation.subject, seeing: observation, with: observation, policy: PlanPolicy())
        #expect(facts.facts.contains { $0.text == "version 15.4 → 16.6" })
        #expect(facts.facts.contains { $0.text == "its standby in us-east-1b does not shorten it" })
        let pending = observation.withInstance { $0.instance.pendingChanges = ["DBInstanceClass": "db.m6g.xlarge"] }
        #expect(
            !terms.safetyFacts(of: pending.subject, seeing: pending, with: pending, policy: PlanPolicy()).areSafe)
    }
}
