import Foundation
import Maintenance
import Runbooks
import TestSupport
import Testing

/// What changes a database before its promotion leaves it alone once clients are led to it, whoever moved the record.
@Suite struct UnusedDatabaseTests {
    private static let scene = LifecycleScene([.new, .promoted])
    private static let settings = Lifecycle.RecordSettings("dev-db.example.com", zones: ["Z1", "Z2"])
    private static let rotation = PasswordRotation(
        in: "changeover/development", for: "development-2", .aurora, engine: "aurora-postgresql", by: "k3f9")

    enum Changing: String, CaseIterable {
        case configure, rotatePassword, mask, restart, recordStage

        func step(on database: ManagedReference) -> AnyStep {
            switch self {
            case .configure:
                var settings = ConfigureDatabase.Settings()
                settings.backupRetention = 7
                return AnyStep(ConfigureStep(database, settings, roles: []))
            case .rotatePassword: return AnyStep(RotatePasswordStep(database, rotation))
            case .mask:
                let script = MaskingScriptReference("masking.sql", digest: "d1")
                return AnyStep(
                    MaskStep(database, script, secret: "changeover/development", port: 5432, for: "k3f9"))
            case .restart: return AnyStep(RebootCopyStep(database, isForParameters: false))
            case .recordStage: return AnyStep(RecordStageStep(database, .modified, of: .sample()))
            }
        }
    }

    private static func database(accepting uncertainties: [String] = []) throws -> ManagedReference {
        var database = try #require(scene.reference("development-2"))
        database.record = settings
        database.uncertainties = uncertainties
        return database
    }

    private static func observation(
        passes: Bool = false, _ change: (inout LifecycleScene) -> Void
    ) -> Observation {
        var scene = scene
        change(&scene)
        var seen = scene.observation
        let secret = SecretStagesQuestion("changeover/development", in: LifecycleScene.place)
        seen.add(Answered(secret, .known(SecretStages(["old": ["AWSCURRENT"]])), takenAt: scene.at))
        let masking = MaskingQuestion(of: "development-2", by: "k3f9", in: LifecycleScene.place)
        seen.add(Answered(masking, .known(nil), takenAt: scene.at))
        if passes {
            let question = RecordQuestion(settings, in: LifecycleScene.place)
            seen.add(Answered(question, .unavailable("Throttling"), passes: true, takenAt: scene.at))
        }
        return seen
    }

    private func assess(
        _ changing: Changing, accepting uncertainties: [String] = [], passes: Bool = false,
        _ change: (inout LifecycleScene) -> Void
    ) throws -> Assessment {
        try changing.step(on: Self.database(accepting: uncertainties)).assess(
            seeing: Self.observation(passes: passes, change), outstanding: [])
    }

    private func expect(
        _ expected: Expected, _ assessment: Assessment, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(expected.fits(assessment), "\(assessment)", sourceLocation: sourceLocation)
    }

    // MARK: Led to it

    @Test(arguments: Changing.allCases) func `it goes on while the record leads elsewhere or nowhere`(
        changing: Changing
    ) throws {
        for change in [{ $0.point(at: "development-1") }, { _ in }] as [(inout LifecycleScene) -> Void] {
            guard case .ready(let calls) = try assess(changing, change) else {
                Issue.record("\(changing) does not go on.")
                return
            }
            #expect(!calls.isEmpty)
        }
    }

    @Test(arguments: Changing.allCases) func `what the record leads to meanwhile is left as it is`(changing: Changing)
        throws
    {
        expect(
            .blocked(
                "dev-db.example.com leads to development-2 in Z1 (example.com) and Z2 (example.com, private): clients use "
                    + "it, and it is left as it is"), try assess(changing) { $0.point(at: "development-2") })
        // One zone is enough, and a member as well as the cluster.
        let member = "development-2-1.c1x2y3.us-east-1.rds.amazonaws.com"
        expect(
            .blocked("leads to development-2 in Z2 (example.com, private): clients use it"),
            try assess(changing) {
                $0.point(at: "development-1")
                $0.set(.inner, .points(RecordValue(member, ttl: 5)))
            })
    }

    @Test(arguments: Changing.allCases) func `it asks with the same look where the record leads`(changing: Changing)
        throws
    {
        let target = Target(place: LifecycleScene.place, cluster: "development")
        let asked = try changing.step(on: Self.database()).base.questions(
            in: QuestionContext(target: target), seeing: nil)
        #expect(asked.contains(AnyQuestion(RecordQuestion(Self.settings, in: target.place))))
    }

    // MARK: Not known

    @Test(arguments: Changing.allCases) func `what is not read is waited for where that passes, and asked about else`(
        changing: Changing
    ) throws {
        expect(.inProgress("dev-db.example.com is not read"), try assess(changing, passes: true) { $0.records = nil })
        let denied = try assess(changing) { $0.records = .unavailable("AccessDenied") }
        expect(.blocked("so whether clients use development-2 is not known: AccessDenied"), denied)
        expect(.blocked("is not read"), try assess(changing) { $0.records = nil })
    }

    @Test(arguments: Changing.allCases) func `where it cannot be told people are asked, unless they knew at the start`(
        changing: Changing
    ) throws {
        let alias: (inout LifecycleScene) -> Void = { $0.set(.inner, .other("an alias of type A")) }
        let reason = "in Z2 (example.com, private) is an alias of type A"
        expect(
            .blocked("dev-db.example.com \(reason): whether clients use development-2 cannot be told"),
            try assess(changing, alias))
        guard case .ready = try assess(changing, accepting: [reason], alias) else {
            Issue.record("\(changing) does not go on.")
            return
        }
        // Another zone is another matter.
        expect(
            .blocked("in Z1 (example.com) is an alias"),
            try assess(changing, accepting: [reason]) {
                $0.set(.open, .other("an alias of type A"))
                $0.set(.inner, .other("an alias of type A"))
            })
    }

    // MARK: Half done

    @Test func `a password that the database has already is made current, whoever is led to it`() throws {
        let step = AnyStep(RotatePasswordStep(try Self.database(), Self.rotation))
        var seen = Self.observation { $0.point(at: "development-2") }
        let pending = SecretStages(["old": ["AWSCURRENT"], Self.rotation.version: ["AWSPENDING"]])
        seen.add(
            Answered(
                SecretStagesQuestion("changeover/development", in: LifecycleScene.place), .known(pending),
                takenAt: LifecycleScene.now))
        expect(.blocked("clients use it"), step.assess(seeing: seen, outstanding: []))
        #expect(
            step.assess(seeing: seen, outstanding: [], proved: [AnyMutation(SetMasterPassword(Self.rotation))])
                == .ready(MakePasswordCurrent(Self.rotation, insteadOf: "old")))
    }

    // MARK: Plans

    @Test func `plans tell their steps which record to look at, and what could not be told of it`() throws {
        var scene = LifecycleScene([.new, .promoted])
        scene.lifecycle.changes.backupRetention = 7
        scene.point(at: "development-1")
        let custom = "x.cluster-custom-c1x2y3.us-east-1.rds.amazonaws.com"
        scene.set(.inner, .points(RecordValue(custom, ttl: 60)))
        let reason = "in Z2 (example.com, private) leads to the custom endpoint \(custom)"
        let plan = try scene.plan(ModifyRunbook(scene.lifecycle))
        #expect(plan.grave == ["acknowledge in-use"])
        #expect(
            plan[check: "in-use"].map(\.text) == [
                "dev-db.example.com \(reason): whether clients use development-2 cannot be told."
            ])
        let databases =
            plan.works(of: ConfigureStep.self).map(\.database) + plan.works(of: RecordStageStep.self).map(\.database)
        #expect(databases.count == 2)
        for database in databases {
            #expect(database.record == scene.lifecycle.dns && database.uncertainties == [reason])
        }
        scene = LifecycleScene([.modified, .promoted])
        scene.point(at: "development-1")
        let restart = try scene.plan(RebootLifecycleRunbook(scene.lifecycle))
        #expect(restart.works(of: RebootCopyStep.self).map(\.database.record) == [scene.lifecycle.dns])
    }

    @Test func `a refresh leaves its own copy alone as well, once clients are led to it`() throws {
        var scene = LifecycleScene([.promoted])
        scene.lifecycle.changes.backupRetention = 7
        scene.snapshots = .known([.sample("nightly")])
        scene.point(at: "development-1")
        let plan = try scene.plan(RefreshRunbook(scene.lifecycle))
        let databases =
            plan.works(of: ConfigureStep.self).map(\.database) + plan.works(of: RebootCopyStep.self).map(\.database)
            + plan.works(of: RecordStageStep.self).map(\.database)
        #expect(databases.count == 3 && databases.allSatisfy { $0.record == scene.lifecycle.dns })
    }

    @Test func `a plan of before it was kept is carried out as it was`() throws {
        let reference = try #require(Self.scene.reference("development-2"))
        let stored = try CanonicalJSON.text(of: reference)
        #expect(!stored.contains("record") && !stored.contains("uncertainties"))
        #expect(try JSONDecoder().decode(ManagedReference.self, from: Data(stored.utf8)) == reference)
        let observation = Self.observation { $0.point(at: "development-2") }
        guard case .ready = Changing.restart.step(on: reference).assess(seeing: observation, outstanding: []) else {
            Issue.record("It does not go on.")
            return
        }
    }
}
