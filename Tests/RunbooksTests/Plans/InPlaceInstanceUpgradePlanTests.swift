import Maintenance
import Runbooks
import TestSupport
import Testing

/// What is planned to upgrade an RDS instance where it is.
@Suite struct InPlaceInstanceUpgradePlanTests {
    private static let minor = "15.10"
    private static let major = "16.6"

    private static func basis(_ seen: RDSInstance = .sample(), beside replicas: [RDSInstance] = []) -> PlanBasis {
        var basis = InstancePlanning.basis(seen, beside: replicas)
        let place = Target.orders.place
        let (engine, version) = (seen.instance.engine, seen.instance.engineVersion)
        func give<Asked: Question>(_ question: Asked, _ answer: Asked.Answer) {
            basis.observation.add(Answered(question, .known(answer), takenAt: Observation.sampleInstant))
        }
        give(
            UpgradeTargetsQuestion(of: engine, version, in: place),
            [UpgradeTarget(version: minor, isMajor: false), UpgradeTarget(version: major, isMajor: true)])
        for target in [minor, major] {
            give(VersionFamilyQuestion(of: engine, target, in: place), target == major ? "postgres16" : "postgres15")
            give(OfferedClassesQuestion(of: engine, target, in: place), ["db.m6g.large"])
        }
        give(DeploymentsQuestion(in: place), [])
        give(FamilyRulesQuestion(of: "postgres16", in: place), [:])
        return basis
    }

    private static func plan(_ basis: PlanBasis, to version: String, optionGroup: String? = nil) throws -> Plan {
        try Planning.plan(
            AnyRunbook(UpgradeRunbook(version: version, inPlace: true, optionGroup: optionGroup)), basis)
    }

    private static func engine(_ name: String) -> RDSInstance { .sample(engine: name) }

    private static func upgrades(_ plan: Plan) -> [InstanceInPlaceUpgrade] {
        plan.steps.compactMap { ($0.work.base as? UpgradeInstanceStep)?.upgrade }
    }

    private static var withReplicas: PlanBasis {
        var seen = RDSInstance.sample().withStandby()
        seen.replicas = ["orders-r1", "orders-r2"]
        return basis(seen, beside: [seen.replica("orders-r1"), seen.replica("orders-r2")])
    }

    @Test func `a snapshot first, then the instance, which is asked about`() throws {
        let plan = try Self.plan(Self.basis(), to: Self.minor)
        #expect(plan.title == "Upgrade orders to 15.10, in place")
        #expect(plan.steps.map(\.id) == ["snapshot", "upgrade", "verify"])
        #expect(plan.steps.map(\.isGated) == [false, true, false])
        #expect(plan.blocks == [])
        #expect(Self.upgrades(plan).map(\.isMajor) == [false])
    }

    @Test func `with a minor version each read replica is upgraded before, by itself`() throws {
        let plan = try Self.plan(Self.withReplicas, to: Self.minor)
        #expect(Self.upgrades(plan).map(\.instance) == ["orders-r1", "orders-r2", "orders"])
        #expect(Self.upgrades(plan).map(\.isReplica) == [true, true, false])
        #expect(Self.upgrades(plan).allSatisfy { $0.along == [] })
    }

    @Test func `AWS takes the read replicas of PostgreSQL along with a major version`() throws {
        let plan = try Self.plan(Self.withReplicas, to: Self.major)
        #expect(Self.upgrades(plan).map(\.instance) == ["orders"])
        #expect(Self.upgrades(plan).first?.along == ["orders-r1", "orders-r2"])
        let replica = RDSInstance.sample().replica("orders")
        #expect(
            InstancePlanning.refusal { try Self.plan(Self.basis(replica), to: Self.major) }
                .contains("AWS changes the major version of PostgreSQL together with that of its source"))
    }

    @Test func `MySQL's read replicas go first with any version`() throws {
        var seen = Self.engine("mysql")
        seen.replicas = ["orders-r1"]
        let plan = try Self.plan(Self.basis(seen, beside: [seen.replica("orders-r1")]), to: Self.major)
        #expect(Self.upgrades(plan).map(\.instance) == ["orders-r1", "orders"])
    }

    @Test func `a standby does not shorten it, and that is acknowledged`() throws {
        let plan = try Self.plan(Self.withReplicas, to: Self.minor)
        let finding = try #require(plan.findings.first { $0.check == "in-place" })
        #expect(finding.severity == .acknowledge)
        #expect(finding.text.contains("The standby does not shorten it"))
    }

    @Test func `an option group that somebody made needs one of the new major version`() throws {
        var seen = RDSInstance.sample()
        seen.optionGroup = "own-15"
        #expect(try Self.plan(Self.basis(seen), to: Self.major).blocks.map(\.check) == ["option-group"])
        let plan = try Self.plan(Self.basis(seen), to: Self.major, optionGroup: "own-16")
        #expect(plan.blocks == [])
        #expect(Self.upgrades(plan).first?.optionGroup == "own-16")
        #expect(try Self.plan(Self.basis(seen), to: Self.minor).blocks == [])
    }

    @Test(arguments: ["oracle-ee", "sqlserver-se", "db2-se"])
    func `other engines are refused in one sentence`(name: String) {
        let refusal = InstancePlanning.refusal { try Self.plan(Self.basis(Self.engine(name)), to: "19") }
        #expect(refusal.contains("option groups, time zones, licences"))
    }

    @Test func `a deployment of it is in the way, and a version that AWS does not offer`() throws {
        var basis = Self.basis()
        basis.observation.give(
            DeploymentsQuestion(in: Target.orders.place),
            .known([
                Deployment(
                    identifier: "bgd-1", name: "other", source: RDSInstance.sample().instance.arn, target: nil,
                    status: "AVAILABLE")
            ]))
        #expect(try Self.plan(basis, to: Self.minor).blocks.map(\.check) == ["other-deployment"])
        #expect(try Self.plan(Self.basis(), to: "14.2").blocks.map(\.check).contains("upgrade-target"))
        let same = RDSInstance.sample().instance.engineVersion
        #expect(try Self.plan(Self.basis(), to: same).steps == [])
    }
}
