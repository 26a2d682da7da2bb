import Maintenance
@testable import Runbooks
import TestSupport
import Testing

/// Another class for an RDS instance, where it is.
@Suite struct InstanceResizePlanTests {
    private static let standby = RDSInstance.sample().withStandby()
    private static var single: RDSInstance {
        var seen = RDSInstance.sample().withStandby()
        (seen.hasStandby, seen.secondaryZone) = (false, nil)
        return seen
    }
    private static var source: RDSInstance {
        var seen = standby
        seen.replicas = ["orders-r1", "orders-r2"]
        return seen
    }
    private static let replicas = [source.replica("orders-r1"), source.replica("orders-r2")]

    private static func plan(_ seen: RDSInstance, _ way: ResizeRunbook.Way? = nil) throws -> Plan {
        try InstancePlanning.resize(InstancePlanning.basis(seen), way)
    }

    @Test func `with a standby it is changed where it is, behind one gate, and the other ways are named`() throws {
        let plan = try Self.plan(Self.standby)
        #expect(plan.title == "Resize orders to db.m6g.xlarge")
        #expect(plan.steps.map(\.id) == ["change-class", "verify"] && plan.steps.map(\.isGated) == [true, false])
        #expect(plan.works(of: ChangeInstanceClassStep.self).map(\.role) == [.standby])
        #expect(
            plan.interruption?.hasPrefix("one failover: no reads, no writes, typically for 60 to 120 s (AWS)") == true)
        #expect(plan.grave == [])
        let ways = try #require(plan[check: "ways"].first?.text)
        #expect(ways.contains("about 20 min") && ways.contains("without a standby") && ways.contains("blue/green"))
    }

    @Test func `without a standby a copy is made and switched over to, with every way and what each costs named`()
        throws
    {
        let copied = try Self.plan(Self.single)
        #expect(copied.works(of: DeployInstanceStep.self).map(\.plan.instanceClass) == ["db.m6g.xlarge"])
        #expect(copied.works(of: SwitchOverInstanceStep.self).count == 1)
        let ways = try #require(copied[check: "ways"].first?.text)
        for words in ["one switchover", "`--in-place`", "down for minutes", "to Multi-AZ"] {
            #expect(ways.contains(words), "\(ways)")
        }
    }

    @Test func `where no copy can be made, it is refused with what there is, unless in place is asked for`() throws {
        var managed = Self.single
        managed.hasManagedPassword = true
        let sentence = InstancePlanning.refusal { try Self.plan(managed) }
        for words in ["down for minutes", "`resize orders db.m6g.xlarge --in-place`", "manages", "Multi-AZ, then"] {
            #expect(sentence.contains(words), "\(sentence)")
        }
        let plan = try Self.plan(Self.single, .inPlace)
        #expect(plan.grave == ["acknowledge no-standby"])
        #expect(plan.works(of: ChangeInstanceClassStep.self).map(\.role) == [.single])
        #expect(plan.interruption?.contains("for minutes") == true)
    }

    @Test func `what only clusters or only RDS instances have is refused with what to ask for instead`() {
        let basis = InstancePlanning.basis(Self.standby)
        let request = ResizeRunbook(instanceClass: "db.m6g.xlarge")
        func refusal(_ basis: PlanBasis, _ change: (inout ResizeRunbook) -> Void) -> String {
            var changed = request
            change(&changed)
            return InstancePlanning.refusal { try Planning.plan(.resize(changed), basis) }
        }
        #expect(refusal(basis) { $0.skipStandIn = true }.contains("Leave out `--skip-stand-in`"))
        #expect(refusal(basis) { $0.exclude = ["orders-2"] }.contains("Leave out `--exclude`"))
        #expect(refusal(basis) { $0.autoscaling = .suspended }.contains("Leave out `--suspend-autoscaling`"))
        #expect(refusal(basis) { $0.includesReplicas = true }.contains("Leave out `--replicas`"))
        for way in [ResizeRunbook.Way.inPlace, .blueGreen] {
            #expect(refusal(.orders()) { $0.way = way }.contains("`--\(way.rawValue)` is for RDS instances"))
        }
        #expect(refusal(.orders()) { $0.includesReplicas = true }.contains("`--replicas` is for RDS instances"))
    }

    @Test func `replicas keep their class unless it is asked for`() throws {
        let basis = InstancePlanning.basis(Self.source, beside: Self.replicas)
        let plan = try InstancePlanning.resize(basis)
        #expect(plan.works(of: ChangeInstanceClassStep.self).map(\.instance) == ["orders"])
        #expect(plan[check: "replicas"].first?.text.contains("`--replicas` changes them too") == true)
    }

    @Test func `growing, replicas go first; shrinking, the source does`() throws {
        let basis = InstancePlanning.basis(Self.source, beside: Self.replicas)
        let growing = try InstancePlanning.resize(basis, replicas: true)
        let changes = growing.works(of: ChangeInstanceClassStep.self)
        #expect(changes.map(\.instance) == ["orders-r1", "orders-r2", "orders"])
        #expect(growing.steps.map(\.id) == ["change-replica", "change-replica-2", "change-class", "verify"])
        #expect(growing.steps.map(\.isGated) == [false, false, true, false])
        let shrinking = try InstancePlanning.resize(
            InstancePlanning.basis(Self.source, beside: Self.replicas, offering: "db.m6g.medium"), to: "db.m6g.medium",
            replicas: true)
        #expect(
            shrinking.works(of: ChangeInstanceClassStep.self).map(\.instance) == ["orders", "orders-r1", "orders-r2"])
        GoldenPlans.checkOrder(growing)
    }

    @Test func `what has the class is left alone`() throws {
        let basis = InstancePlanning.basis(
            Self.source, beside: [Self.replicas[0].replica("orders-r1", "db.m6g.xlarge")])
        #expect(
            try InstancePlanning.resize(basis, replicas: true).works(of: ChangeInstanceClassStep.self).map(\.instance)
                == ["orders"])
        var seen = Self.single
        seen.instance.instanceClass = "db.m6g.xlarge"
        let plan = try InstancePlanning.resize(InstancePlanning.basis(seen))
        #expect(plan.isEmpty && plan.findings.map(\.text) == ["orders is already db.m6g.xlarge: nothing to do."])
    }

    /// What the catalogue says, and what is found.
    static let offers: [(offers: [ClassOffer], found: String)] = [
        ([], "Not checked"), ([.sample("db.r6g.large")], "AWS does not offer db.m6g.xlarge for postgres"),
        (
            [.sample("db.m6g.xlarge") { $0.licence = "bring-your-own-license" }],
            "with the licence bring-your-own-license only"
        ),
        ([.sample("db.m6g.xlarge") { $0.storageType = "io1" }], "with io1 only, not with gp2"),
        ([.sample("db.m6g.xlarge") { $0.isMultiAZCapable = false }], "cannot be had with a standby"),
        (
            [.sample("db.m6g.xlarge") { $0.zones = ["us-east-1a"] }],
            "not offered in us-east-1b, where orders or its standby is"
        ),
        ([.sample("db.m6g.xlarge") { $0.zones = [] }], "names no zones"),
    ]

    @Test(arguments: offers.indices) func `a class that cannot be had here is no plan to start`(index: Int) throws {
        var seen = Self.standby
        seen.licence = "postgresql-license"
        let (offers, words) = Self.offers[index]
        let plan = try InstancePlanning.resize(InstancePlanning.basis(seen).offering(offers))
        let found = plan[check: "class-orderable"]
        #expect(found.count == 1 && found[0].text.contains(words), "\(found)")
        #expect(found.first?.severity == (words.hasPrefix("Not") || words.hasPrefix("names") ? .acknowledge : .block))
    }

    private static func smaller(
        connections: Int?, values: [String: String] = [:], engine: String = "postgres"
    ) throws -> [String] {
        var seen = standby
        seen.instance.engine = engine
        seen.instance.parameterGroups = [.init(name: "own15")]
        let basis = InstancePlanning.basis(
            seen, offering: "db.t4g.micro", connections: connections.map { ["orders": $0] } ?? [:], values: values)
        return try InstancePlanning.resize(basis, to: "db.t4g.micro").grave
    }

    /// `db.t4g.micro` has 1 GiB.
    @Test func `more connections than the smaller class takes block, fewer are accepted`() throws {
        #expect(try Self.smaller(connections: 113).contains("block connections"))
        #expect(try Self.smaller(connections: 112).contains("acknowledge connections"))
        #expect(try Self.smaller(connections: 86, engine: "mysql").contains("block connections"))
        #expect(try Self.smaller(connections: 85, engine: "mysql").contains("acknowledge connections"))
        #expect(try Self.smaller(connections: nil).contains("acknowledge connections"))
        #expect(try Self.smaller(connections: 1, engine: "oracle-ee").contains("acknowledge connections"))
        let formula = ["max_connections": "LEAST({DBInstanceClassMemory/9531392},40)"]
        #expect(try Self.smaller(connections: 41, values: formula).contains("block connections"))
        #expect(try Self.smaller(connections: 40, values: formula).contains("acknowledge connections"))
    }

    @Test func `what is set to a number is named, and does not shrink with the class`() throws {
        let found = try Self.smaller(connections: 900, values: ["max_connections": "500", "shared_buffers": "{x}"])
        #expect(found == ["acknowledge smaller-class", "acknowledge fixed-memory"])
    }

    @Test func `a larger class asks nothing of connections`() throws {
        let basis = InstancePlanning.basis(Self.standby, connections: ["orders": 100_000])
        #expect(try InstancePlanning.resize(basis).grave == [])
    }

    @Test func `pending changes would be applied too, and block`() throws {
        var seen = Self.standby
        seen.instance.pendingChanges = ["EngineVersion": "16.6"]
        #expect(try Self.plan(seen).grave == ["block pending-changes"])
        var replica = Self.replicas[0]
        replica.instance.pendingChanges = ["EngineVersion": "16.6"]
        let plan = try InstancePlanning.resize(
            InstancePlanning.basis(Self.source, beside: [replica, Self.replicas[1]]), replicas: true)
        #expect(plan.grave == ["block pending-changes"])
    }

    /// The way back of a resize from `db.m6g.large` of the instance, and of a replica where one is there.
    private static func rollback(_ seen: RDSInstance, beside replicas: [RDSInstance] = []) throws -> Plan {
        var before = InstanceSubject(seen, in: Target.orders.place)
        before.instanceClass = "db.m6g.large"
        let changes = (replicas + [seen]).map { changed in
            ChangeInstanceClassStep(
                of: changed.identifier, identity: changed.resourceIdentifier, from: "db.m6g.large", to: "db.m6g.xlarge",
                as: changed.replicationSource == nil ? .standby : .replica)
        }
        let request = RollbackRunbook(operation: "k3f9", before: .instance(before), standIn: nil, classes: changes)
        return try Planning.plan(
            .rollback(request), InstancePlanning.basis(seen, beside: replicas, offering: "db.m6g.large"), as: "r1r1")
    }

    @Test func `the way back is the class of before, in the reverse order`() throws {
        var seen = Self.source
        seen.instance.instanceClass = "db.m6g.xlarge"
        let plan = try Self.rollback(
            seen,
            beside: [Self.replicas[0].replica("orders-r1", "db.m6g.xlarge")].map {
                var replica = $0
                replica.replicationSource = "orders"
                return replica
            })
        let changes = plan.works(of: ChangeInstanceClassStep.self)
        #expect(changes.map(\.instance) == ["orders", "orders-r1"])
        #expect(
            changes.map(\.role) == [.standby, .replica] && changes.allSatisfy { $0.instanceClass == "db.m6g.large" })
        #expect(plan.steps.map(\.isGated) == [true, false, false] && plan.blocks == [])
        #expect(plan.interruption?.hasPrefix("one failover") == true)
        #expect(plan[check: "not-undone"] == [])
    }

    @Test func `what has the class of before again needs no way back`() throws {
        let plan = try Self.rollback(Self.standby)
        #expect(plan.isEmpty && plan.findings.map(\.check) == ["nothing-to-do"])
    }

    @Test func `without a standby the way back is accepted as an outage`() throws {
        var seen = Self.single
        seen.instance.instanceClass = "db.m6g.xlarge"
        let plan = try Self.rollback(seen)
        #expect(plan.works(of: ChangeInstanceClassStep.self).map(\.role) == [.single])
        #expect(plan.grave.contains("acknowledge no-standby"))
    }

    @Test func `formulas of max_connections that are not understood are no limit`() {
        #expect(ConnectionLimit(engine: "postgres", set: "GREATEST({DBInstanceClassMemory/1},2)") == nil)
        #expect(ConnectionLimit(engine: "postgres", set: "LEAST({DBInstanceClassMemory/9531392}") == nil)
        #expect(ConnectionLimit(engine: "postgres")?.most(memory: 1024 * 1024) == 5000)
        #expect(ConnectionLimit(engine: "mysql")?.most(memory: 8 * 1024) == 682)
        #expect(ConnectionLimit(engine: "sqlserver-se") == nil)
    }
}

extension ClassOffer {
    fileprivate static func sample(_ instanceClass: InstanceClass, _ change: (inout ClassOffer) -> Void) -> ClassOffer {
        var offer = ClassOffer.sample(instanceClass)
        change(&offer)
        return offer
    }
}
