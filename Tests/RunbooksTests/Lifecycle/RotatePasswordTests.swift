import Maintenance
import Runbooks
import TestSupport
import Testing

/// How a password is changed: pending in its secret, then set, then current there.
struct RotatePasswordTests {
    private static let rotation = PasswordRotation(
        in: "changeover/development", for: "development-1", .aurora, engine: "aurora-postgresql", by: "k3f9")
    private static let question = SecretStagesQuestion("changeover/development", in: LifecycleScene.place)
    private static let put = AnyMutation(PutPendingPassword(rotation))
    private static let set = AnyMutation(SetMasterPassword(rotation))

    private static func scene() -> LifecycleScene { LifecycleScene([.new]) }

    private static func observation(
        _ stages: SecretStages?, _ change: (inout LifecycleScene) -> Void = { _ in }
    ) -> Observation {
        var scene = scene()
        change(&scene)
        var seen = scene.observation
        if let stages { seen.add(Answered(question, .known(stages), takenAt: scene.at)) }
        return seen
    }

    private static func assess(
        _ observation: Observation, asked outstanding: [AnyMutation] = [], proved: [AnyMutation] = []
    ) throws -> Assessment {
        let database = try #require(scene().observation.database("development-1", .aurora))
        return AnyStep(RotatePasswordStep(ManagedReference(database), rotation)).assess(
            seeing: observation,
            outstanding: outstanding.map {
                Intent(
                    id: "k3f9-1", step: "rotate-password", mutation: $0, approval: nil, decidedAt: LifecycleScene.now)
            }, proved: proved)
    }

    @Test func `one call follows another, each when the one before is proved`() throws {
        let before = Self.observation(SecretStages(["old": ["AWSCURRENT"]]))
        #expect(try Self.assess(before) == .ready([Self.put]))
        #expect(
            try Self.assess(before, asked: [Self.put]) == .inProgress("waiting for the password to be changed"))
        let pending = SecretStages(["old": ["AWSCURRENT"], Self.rotation.version: ["AWSPENDING"]])
        #expect(try Self.assess(Self.observation(pending), proved: [Self.put]) == .ready([Self.set]))
        #expect(
            try Self.assess(Self.observation(pending), proved: [Self.put, Self.set])
                == .ready([AnyMutation(MakePasswordCurrent(Self.rotation, insteadOf: "old"))]))
        let current = SecretStages([
            "old": ["AWSPREVIOUS"], Self.rotation.version: ["AWSCURRENT", "AWSPENDING"],
        ])
        #expect(try Self.assess(Self.observation(current)) == .satisfied)
    }

    @Test func `after a crash the pending version is found again, and the password is set before it counts`() throws {
        let pending = SecretStages(["old": ["AWSCURRENT"], Self.rotation.version: ["AWSPENDING"]])
        #expect(try Self.assess(Self.observation(pending)) == .ready([Self.set]))
    }

    @Test func `a version that an earlier operation of ours left pending is passed over`() throws {
        let left = SecretStages(["old": ["AWSCURRENT"], "changeover-0123": ["AWSPENDING"]])
        #expect(try Self.assess(Self.observation(left)) == .ready([Self.put]))
    }

    @Test(
        arguments: [
            (SecretStages(["old": ["AWSCURRENT"]], owner: "rds"), "changeover/development is kept by rds itself"),
            (
                SecretStages(["old": ["AWSCURRENT"]], isLeaving: true),
                "changeover/development is scheduled for deletion"
            ),
            (
                SecretStages(["old": ["AWSCURRENT"], "theirs": ["AWSPENDING"]]),
                "changeover/development has a pending version of somebody else's: another rotation is under way or was "
                    + "given up"
            ), (nil, "changeover/development is not read: nobody asked"),
        ] as [(SecretStages?, String)])
    func `a secret that is not ours to change is left alone`(stages: SecretStages?, reason: String) throws {
        guard case .blocked(let text) = try Self.assess(Self.observation(stages)) else {
            Issue.record("It is not blocked.")
            return
        }
        #expect(stages == nil ? text.hasPrefix("changeover/development is not read: ") : text == reason)
    }

    @Test func `a password whose version is gone is not made current`() throws {
        let gone = Self.observation(SecretStages(["old": ["AWSCURRENT"]]))
        #expect(
            try Self.assess(gone, proved: [Self.put, Self.set])
                == .blocked(
                    "development-1 has its new password, and changeover/development does not have the version with it any "
                        + "more"))
    }

    // MARK: Proofs

    @Test func `AWS shows that it sets a password only for a time, and where it does not, rest is waited for`() {
        let call = CallRecord(decidedAt: LifecycleScene.now - .minutes(3), wasAccepted: true)
        let early = CallRecord(decidedAt: LifecycleScene.now - .minutes(1), wasAccepted: true)
        let lost = CallRecord(decidedAt: LifecycleScene.now - .minutes(3))
        let seen = CallRecord(decidedAt: LifecycleScene.now - .minutes(1), wasUnderWay: true)
        let atRest = Self.observation(nil)
        func proof(_ observation: Observation, _ call: CallRecord) -> Proof {
            Self.set.proof(in: observation, of: call)
        }
        #expect(proof(atRest, call) == .done && proof(atRest, seen) == .done)
        #expect(proof(atRest, early) == .none && proof(atRest, lost) == .none)
        let resetting = Self.observation(nil) {
            $0.change("development-1") { cluster, _ in cluster.status = "resetting-master-credentials" }
        }
        #expect(proof(resetting, call) == .underWay)
        let pending = Self.observation(nil) {
            $0.change("development-1") { cluster, _ in cluster.pendingChanges = ["MasterUserPassword": "****"] }
        }
        #expect(proof(pending, call) == .underWay)
        let busy = Self.observation(nil) { $0.change("development-1") { cluster, _ in cluster.status = "modifying" } }
        #expect(proof(busy, seen) == .working)
    }

    @Test func `versions and labels prove the calls that make them`() {
        let call = CallRecord(decidedAt: LifecycleScene.now - .minutes(1))
        let current = AnyMutation(MakePasswordCurrent(Self.rotation, insteadOf: "old"))
        let before = Self.observation(SecretStages(["old": ["AWSCURRENT"]]))
        #expect(Self.put.proof(in: before, of: call) == .none && current.proof(in: before, of: call) == .none)
        let pending = Self.observation(
            SecretStages(["old": ["AWSCURRENT"], Self.rotation.version: ["AWSPENDING"]]))
        #expect(Self.put.proof(in: pending, of: call) == .done && current.proof(in: pending, of: call) == .none)
        let after = Self.observation(SecretStages([Self.rotation.version: ["AWSCURRENT"]]))
        #expect(Self.put.proof(in: after, of: call) == .done && current.proof(in: after, of: call) == .done)
    }
}
