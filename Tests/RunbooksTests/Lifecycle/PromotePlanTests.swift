import Maintenance
import Runbooks
import TestSupport
import Testing

/// Which database is promoted, by which records, and what is said instead.
@Suite struct PromotePlanTests {
    private static func scene(_ stages: [LifecycleStage] = [.modified, .promoted]) -> LifecycleScene {
        var scene = LifecycleScene(stages)
        scene.point(at: "development-1")
        return scene
    }

    private func promote(_ scene: LifecycleScene, isBack: Bool = false) throws -> Plan {
        try scene.plan(PromoteRunbook(scene.lifecycle, isBack: isBack))
    }

    private func refusal(_ change: (inout LifecycleScene) -> Void) -> String? {
        var scene = Self.scene()
        change(&scene)
        return Planning.refusal { try promote(scene) }
    }

    @Test func `the newest that is ready is promoted, from what the zones say now`() throws {
        let plan = try promote(Self.scene())
        #expect(plan.title == "Promote development-2")
        #expect(plan.steps.map(\.id) == ["promote", "record-promotion"])
        #expect(plan.steps.map(\.isGated) == [true, false])
        let step = try #require(plan.works(of: PromoteStep.self).first)
        let old = RecordValue(LifecycleScene.endpoint(of: "development-1", .aurora), ttl: 60)
        #expect(step.zones == [Promotion.Zone(.open, from: old), Promotion.Zone(.inner, from: old)])
        #expect(step.predecessor == "development-1")
        #expect(plan.works(of: RecordPromotionStep.self).first?.predecessors == .retired)
        #expect(plan.grave == [])
    }

    @Test func `one that was made before the promoted one is promoted knowingly`() throws {
        var scene = LifecycleScene([.promoted, .modified])
        scene.point(at: "development-2")
        #expect(try promote(scene).grave == ["acknowledge older"])
    }

    @Test func `what clients are led to is neither restarted nor changed as one that nobody uses`() throws {
        var scene = LifecycleScene([.modified, .promoted])
        scene.point(at: "development-2")
        #expect(try scene.plan(RebootLifecycleRunbook(scene.lifecycle)).blocks.map(\.check) == ["in-use"])
        scene.records = .unavailable("throttled")
        #expect(try scene.plan(RebootLifecycleRunbook(scene.lifecycle)).blocks.map(\.check) == ["in-use"])
        scene = LifecycleScene([.new, .promoted])
        scene.point(at: "development-2")
        #expect(try scene.plan(ModifyRunbook(scene.lifecycle)).blocks.map(\.check) == ["in-use"])
        scene.point(at: "development-1")
        #expect(try scene.plan(ModifyRunbook(scene.lifecycle)).blocks == [])
    }

    @Test(.holds(.oldTagsUnderstood)) func `where nothing is ready that is said, with what there is`() throws {
        let plan = try promote(Self.scene([.new, .promoted]))
        #expect(plan.steps.isEmpty)
        #expect(
            plan.findings.map(\.text) == [
                "No database of development is in stage rebooted or modified: nothing to do. There is: promoted "
                    + "development-1 · new development-2."
            ])
    }

    @Test func `an RDS instance has to be restarted before`() throws {
        var scene = LifecycleScene([.modified, .promoted], of: .sample(.instance))
        scene.point(at: "development-1")
        #expect(try promote(scene).steps.isEmpty)
        #expect(try promote(scene).findings.first?.text.contains("in stage rebooted: nothing to do") == true)
    }

    // MARK: Records

    @Test(.holds(.zoneNamesCompared)) func `only a plain record is changed, and only in its zones`() {
        let kinds = [
            "an alias of type A", "one of several by the routing policy weighted", "a CNAME with 2 values",
            "2 records of the types A, AAAA",
        ]
        for kind in kinds {
            #expect(
                refusal { $0.set(.inner, .other(kind)) }
                    == "dev-db.example.com in Z2 (example.com, private) is \(kind): only a plain CNAME with one value is "
                    + "changed.")
        }
        #expect(refusal { $0.records = .known([]) } == "Route 53 has no hosted zone for dev-db.example.com.")
        #expect(refusal { $0.records = .unavailable("denied") } == "dev-db.example.com is not read. Denied.")
        #expect(refusal { $0.lifecycle.dns = nil }?.contains("has no `dns` in the configuration") == true)
        let other = HostedZone(id: "Z3", name: "example.org.", isPrivate: false)
        #expect(
            refusal { $0.records = .known([ZoneRecord(zone: other, state: .missing)]) }?
                .contains("does not lie in Z3") == true)
        #expect(refusal { _ in } == nil)
    }

    @Test(.holds(.recordMadeAsTold)) func `a record that is not there is made when that is accepted`() throws {
        var scene = Self.scene()
        scene.set(.inner, .missing)
        let plan = try promote(scene)
        #expect(plan.grave == ["acknowledge record-missing"])
        #expect(
            plan[check: "record-missing"].map(\.text) == [
                "dev-db.example.com is not there yet in Z2 (example.com, private): it is made."
            ])
        #expect(plan.steps.first?.note?.hasSuffix("where it is not there yet it is made: Z2") == true)
    }

    @Test func `a record that leads elsewhere is pointed at the new one when that is accepted`() throws {
        var scene = Self.scene()
        scene.records = .known([
            ZoneRecord(zone: .open, state: .points(RecordValue("by-hand.example.com", ttl: 3600)))
        ])
        let plan = try promote(scene)
        #expect(plan.grave == ["acknowledge record-elsewhere"])
        #expect(plan[check: "record-ttl"].count == 1)
    }

    @Test func `a record that leads through another name to the promoted one is pointed at the new one itself`() throws
    {
        var scene = Self.scene()
        let endpoint = LifecycleScene.endpoint(of: "development-1", .aurora)
        for zone in [HostedZone.open, .inner] { scene.set(zone, through: "db-alias.example.com", to: endpoint) }
        let plan = try promote(scene)
        #expect(plan.grave == [])
        #expect(
            plan[check: "record-through"].map(\.text) == [
                "dev-db.example.com leads through db-alias.example.com now; afterwards it leads to the database itself."
            ])
        #expect(plan[check: "record-through"].map(\.severity) == [.info])
        let step = try #require(plan.works(of: PromoteStep.self).first)
        #expect(step.zones.map { $0.from?.target } == ["db-alias.example.com", "db-alias.example.com"])
    }

    @Test func `where it is not known what the record leads to, a change and a restart wait for an acknowledgement`()
        throws
    {
        var scene = LifecycleScene([.new, .promoted])
        scene.point(at: "development-1")
        #expect(try scene.plan(ModifyRunbook(scene.lifecycle))[check: "in-use"].isEmpty)
        scene.set(.open, .points(RecordValue("elsewhere.example.net", ttl: 60)))
        let plan = try scene.plan(ModifyRunbook(scene.lifecycle))
        #expect(plan.grave == ["acknowledge in-use"])
        #expect(
            plan[check: "in-use"].map(\.text) == [
                "dev-db.example.com in Z1 (example.com) leads to elsewhere.example.net, which is no endpoint of RDS: whether "
                    + "clients use development-2 cannot be told."
            ])
        scene = LifecycleScene([.modified, .promoted])
        scene.point(at: "development-1")
        scene.set(.inner, .other("an alias of type A"))
        #expect(try scene.plan(RebootLifecycleRunbook(scene.lifecycle)).grave == ["acknowledge in-use"])
    }

    /// aurora-echo points its record at the member.
    @Test(.holds(.clusterEndpoint)) func `a record that points at a member of the promoted one leads to it`() throws {
        var scene = Self.scene()
        scene.records = .known([
            ZoneRecord(
                zone: .open, state: .points(RecordValue("development-1-1.c1x2y3.us-east-1.rds.amazonaws.com", ttl: 60)))
        ])
        #expect(try promote(scene).grave == [])
    }

    @Test(.holds(.severalPromotedTold)) func `several that say they are promoted are told, with the one that is live`()
        throws
    {
        var scene = LifecycleScene([.modified, .promoted, .promoted])
        scene.point(at: "development-1")
        let plan = try promote(scene)
        #expect(
            plan[check: "several-promoted"].map(\.text) == [
                "development-2 and development-1 all say that they are promoted; the record points at development-1."
            ])
        #expect(plan.works(of: PromoteStep.self).first?.predecessor == "development-1")
        scene.records = .known([ZoneRecord(zone: .open, state: .missing)])
        #expect(
            try promote(scene)[check: "several-promoted"].first?.text.hasSuffix("the record points at none of them.")
                == true)
    }

    // MARK: The database

    @Test func `what is at work, or waits for a restart, is not promoted`() throws {
        func grave(_ change: (inout LifecycleScene) -> Void) throws -> [String] {
            var scene = Self.scene()
            change(&scene)
            return try promote(scene).grave
        }
        #expect(try grave { $0.set("modifying", of: "development-2") } == ["block status"])
        #expect(try grave { $0.change("development-2") { _, members in members = [] } } == ["block status"])
        #expect(
            try grave {
                $0.change("development-2") { _, members in members[0].parameterGroups[0].applyStatus = "pending-reboot"
                }
            } == ["block parameters"])
    }

    @Test func `clients of the one before are told, and hinder nothing`() throws {
        var scene = Self.scene()
        scene.clients = ["development-1-1": 7]
        let plan = try promote(scene)
        #expect(plan.grave == [])
        #expect(plan[check: "connections"].first?.text.contains("at most 7") == true)
    }

    @Test func `the way back is to the newest retired one, and what was written since is not there`() throws {
        var scene = LifecycleScene([.promoted, .retired, .retired])
        scene.point(at: "development-3")
        let plan = try promote(scene, isBack: true)
        #expect(plan.title == "Return to development-2")
        #expect(plan.grave == ["acknowledge later-writes"])
        #expect(plan.works(of: PromoteStep.self).first?.isBack == true)
        #expect(plan.works(of: RecordPromotionStep.self).first?.predecessors == .modified)
    }

    // MARK: The password of the one before

    private func returning(_ stages: Reading<SecretStages>?, madeBy operations: [String: String] = [:]) throws -> Plan {
        var scene = LifecycleScene([.promoted, .retired])
        scene.lifecycle.changes.passwordSecret = "changeover/development"
        scene.point(at: "development-2")
        for (name, operation) in operations {
            scene.change(name) { cluster, _ in
                cluster.tags.append(Maintenance.Tag(key: LifecycleTags.operation, value: operation))
            }
        }
        var seen = scene.observation
        let question = SecretStagesQuestion("changeover/development", in: LifecycleScene.place)
        if let stages { seen.add(Answered(question, stages, takenAt: scene.at)) }
        return try PromoteRunbook(scene.lifecycle, isBack: true).plan(
            from: PlanBasis(observation: seen), as: "p7qa", policy: PlanPolicy(), at: scene.at)
    }

    private static func version(_ database: String, _ operation: OperationID) -> String {
        PasswordRotation(
            in: "changeover/development", for: database, .aurora, engine: "aurora-postgresql", by: operation
        ).version
    }

    @Test func `the way back says what the secret's versions tell of the password of the one before`() throws {
        let made = ["development-1": "k3f9", "development-2": "m4d7"]
        let (own, newer) = (Self.version("development-1", "k3f9"), Self.version("development-2", "m4d7"))
        func told(_ versions: [String: Set<String>], madeBy operations: [String: String] = made) throws -> [String] {
            try returning(.known(SecretStages(versions)), madeBy: operations)[check: "password"].map {
                "\($0.severity) \($0.text)"
            }
        }
        #expect(
            try told([newer: ["AWSCURRENT", "AWSPENDING"], own: ["AWSPREVIOUS"]]) == [
                "acknowledge The version of changeover/development that was made for development-1 is labelled AWSPREVIOUS, "
                    + "not AWSCURRENT: clients that read the secret cannot log in until that one is made current again, or "
                    + "until the password of development-1 is changed."
            ])
        #expect(
            try told([newer: ["AWSCURRENT"], "other": ["AWSPREVIOUS"]]) == [
                "acknowledge The current version of changeover/development was made for development-2, and no other tells that "
                    + "it was made for development-1: clients that read the secret cannot log in until the password of "
                    + "development-1 is changed."
            ])
        let untold = [
            "acknowledge Whether the current version of changeover/development has the password of development-1 cannot be told "
                + "from its versions: where it has another, clients that read the secret cannot log in until the password of "
                + "development-1 is changed."
        ]
        #expect(try told(["v2": ["AWSCURRENT"], "v1": ["AWSPREVIOUS"]]) == untold)
        #expect(try told([newer: ["AWSCURRENT"], own: ["AWSPREVIOUS"]], madeBy: [:]) == untold)
        #expect(
            try told([own: ["AWSCURRENT"], newer: ["AWSPREVIOUS"]]) == [
                "info The current version of changeover/development was made for development-1."
            ])
    }

    @Test func `a secret that is not read keeps nobody from the way back who accepts that`() throws {
        let plan = try returning(.unavailable("AccessDenied"))
        #expect(plan.grave.sorted() == ["acknowledge later-writes", "acknowledge password"])
        #expect(
            plan[check: "password"].map(\.text) == [
                "changeover/development is not read, so whether clients that read it can log in to development-1 is not "
                    + "known. AccessDenied."
            ])
    }

    @Test func `of passwords only the way back asks, and only where a secret keeps them`() {
        let context = QuestionContext(target: Target(place: LifecycleScene.place, cluster: "development"))
        let question = AnyQuestion(SecretStagesQuestion("changeover/development", in: LifecycleScene.place))
        let lifecycle = Lifecycle.sample { $0.changes.passwordSecret = "changeover/development" }
        #expect(PromoteRunbook(lifecycle, isBack: true).questions(in: context, seeing: nil).contains(question))
        #expect(!PromoteRunbook(lifecycle).questions(in: context, seeing: nil).contains(question))
        #expect(!PromoteRunbook(.sample(), isBack: true).questions(in: context, seeing: nil).contains(question))
    }

    @Test func `a tag that nobody understands, or of what rds-echo deletes, is told and left alone`() throws {
        var scene = Self.scene()
        scene.add("development-odd", nil)
        scene.change("development-odd") { cluster, members in
            cluster.tags = [
                Maintenance.Tag(key: "changeover:lifecycle", value: "development"),
                Maintenance.Tag(key: "changeover:stage", value: "odd"),
            ]
            members[0].tags = []
        }
        #expect(
            try promote(scene)[check: "stage"].map(\.text) == [
                "development-odd is in a stage that nobody knows (“odd”): it is left alone."
            ])
    }
}
