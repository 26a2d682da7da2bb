import Maintenance
import Runbooks
import TestSupport
import Testing

/// A file of statements is run before anybody is led to the database; one that does not run to its end stops everything.
struct MaskTests {
    private static let question = MaskingQuestion(of: "development-1", by: "k3f9", in: LifecycleScene.place)
    private static let script = MaskingScriptReference("masking.sql", digest: "d1")

    private static func database() throws -> ManagedDatabase {
        try #require(LifecycleScene([.new]).observation.database("development-1", .aurora))
    }

    private static func start() throws -> AnyMutation {
        let database = try database()
        return AnyMutation(
            StartMasking(
                script, in: database, at: try #require(database.endpoint), port: 5432, secret: "changeover/development",
                by: "k3f9"))
    }

    private static func observation(_ run: MaskingRun?, _ change: (inout LifecycleScene) -> Void = { _ in })
        -> Observation
    {
        var scene = LifecycleScene([.new])
        change(&scene)
        var seen = scene.observation
        seen.add(Answered(question, .known(run), takenAt: scene.at))
        return seen
    }

    private static func run(
        _ standing: MaskingRun.Standing, name: String = "k3f9-1", begun: Timestamp = LifecycleScene.now - .seconds(50)
    ) -> MaskingRun {
        MaskingRun(name: name, begunAt: begun, statements: 12, standing: standing)
    }

    private static func assess(
        _ observation: Observation, asked: Bool = false, proved: Bool = false
    ) throws -> Assessment {
        let call = try start()
        let intent = Intent(id: "k3f9-1", step: "mask", mutation: call, approval: nil, decidedAt: LifecycleScene.now)
        let step = MaskStep(
            ManagedReference(try database()), script, secret: "changeover/development", port: 5432, for: "k3f9")
        return AnyStep(step).assess(
            seeing: observation, outstanding: asked ? [intent] : [], proved: proved ? [call] : [])
    }

    @Test func `it is begun once, waited for statement by statement, and done when it was proved`() throws {
        #expect(try Self.assess(Self.observation(nil)) == .ready([try Self.start()]))
        #expect(
            try Self.assess(Self.observation(Self.run(.running(statement: 3))), asked: true)
                == .inProgress("statement 3 of 12 of masking.sql"))
        #expect(
            try Self.assess(Self.observation(nil), asked: true) == .inProgress("waiting for masking.sql to begin"))
        #expect(try Self.assess(Self.observation(Self.run(.finished)), proved: true) == .satisfied)
    }

    @Test func `it is not begun on a database that is at work`() throws {
        let busy = Self.observation(nil) { $0.change("development-1") { cluster, _ in cluster.status = "modifying" } }
        #expect(try Self.assess(busy) == .inProgress("development-1 is modifying"))
    }

    @Test func `nobody may leave it out`() throws {
        #expect(
            !MaskStep(
                ManagedReference(try Self.database()), Self.script, secret: "s", port: 5432, for: "k3f9"
            ).maySkip)
        #expect(try !Self.start().isRepeatable)
    }

    // MARK: What became of a run

    private static let accepted = CallRecord(
        decidedAt: LifecycleScene.now - .minutes(1), wasAccepted: true, acceptedAs: "k3f9-1")
    private static let lost = CallRecord(decidedAt: LifecycleScene.now - .minutes(1))
    private static let recent = CallRecord(decidedAt: LifecycleScene.now - .seconds(20))

    @Test func `a run is proved by its end`() throws {
        let call = try Self.start()
        func proof(_ standing: MaskingRun.Standing) -> Proof {
            call.proof(in: Self.observation(Self.run(standing)), of: Self.accepted)
        }
        #expect(proof(.running(statement: 3)) == .underWay)
        #expect(proof(.finished) == .done)
        #expect(proof(.failed("statement 4 failed")) == .none)
        #expect(call.failure(in: Self.observation(Self.run(.running(statement: 3))), of: Self.accepted) == nil)
    }

    @Test func `a run that failed says where, and what may be done`() throws {
        let seen = Self.observation(Self.run(.failed("Statement 4 of 12 failed with 23505.")))
        let call = try Self.start()
        let failure = try #require(call.failure(in: seen, of: Self.accepted))
        #expect(
            call.base.sentence(of: failure)
                == "the masking of development-1 stopped: Statement 4 of 12 failed with 23505. This copy is not to be used "
                + "as it is: another try runs the file from its beginning, or delete the copy and make a new one.")
    }

    @Test func `a run that this process does not know is lost, but not before its call is over`() throws {
        let call = try Self.start()
        let seen = Self.observation(nil)
        for record in [Self.accepted, Self.lost] {
            let failure = try #require(call.failure(in: seen, of: record))
            #expect(failure.text.hasPrefix("the bot ended meanwhile, and how far it came is not known."))
        }
        #expect(call.failure(in: seen, of: Self.recent) == nil && call.proof(in: seen, of: Self.recent) == .none)
    }

    @Test func `an earlier run is not taken for the one that was begun again`() throws {
        let call = try Self.start()
        let earlier = Self.run(.failed("x"), name: "k3f9-1", begun: LifecycleScene.now - .minutes(9))
        let seen = Self.observation(earlier)
        #expect(call.failure(in: seen, of: Self.recent) == nil && call.proof(in: seen, of: Self.recent) == .none)
        let again = CallRecord(
            decidedAt: LifecycleScene.now - .seconds(20), wasAccepted: true, acceptedAs: "k3f9-2")
        #expect(call.failure(in: seen, of: again) == nil && call.proof(in: seen, of: again) == .none)
    }
}
