import Maintenance
import Runbooks
import TestSupport
import Testing

/// Parameter groups, green, the switchover and what is done with the deployment.
@Suite struct UpgradeDeploymentTests {
    private static func setting(_ name: String, _ value: String = "1") -> ParameterGroupPlan.Setting {
        .init(name: name, value: value, isDynamic: false)
    }
    private static func group(_ name: String, _ settings: [ParameterGroupPlan.Setting]) -> ParameterGroupPlan {
        ParameterGroupPlan(
            group: .init(.cluster, name), family: "aurora-postgresql16", source: "orders-cluster15", settings: settings,
            tags: [])
    }

    private static let first = group("co-a", [setting("p"), setting("q")])
    private static let second = group("co-b", [])
    private static func have(_ values: [String: String]?, second: Bool = true, family: String = "aurora-postgresql16")
        -> Observation
    {
        var groups: [ParameterGroupName: ParameterGroupState] = [:]
        groups[first.group] = values.map { .init(family: family, values: $0) }
        if second { groups[Self.second.group] = .init(family: "aurora-postgresql16", values: [:]) }
        return .orders().grouped(groups)
    }

    static let groups: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see parameter groups")),
        Case(
            "not read", .orders().seeing { $0.parameterGroups = .unavailable("denied.") },
            .blocked("parameter groups are not read: denied")),
        Case(
            "neither there", have(nil, second: false),
            .ready([.createParameterGroup(first), .createParameterGroup(second)])
        ),
        Case("one there", have(nil), .ready([.createParameterGroup(first)])),
        Case(
            "asked for", have(nil), asked: [.createParameterGroup(first)], .inProgress("waiting for AWS to show co-a")),
        Case(
            "one asked for", have(nil, second: false), asked: [.createParameterGroup(first)],
            .ready([.createParameterGroup(second)])),
        Case("there, empty", have([:]), .ready([.setParameters(first.group, first.settings)])),
        Case(
            "values asked for", have([:]), asked: [.setParameters(first.group, first.settings)],
            .inProgress("waiting for AWS to show co-a")),
        Case("one value missing", have(["p": "1"]), .ready([.setParameters(first.group, [setting("q")])])),
        Case("another value", have(["p": "1", "q": "0"]), .ready([.setParameters(first.group, [setting("q")])])),
        Case("all values", have(["p": "1", "q": "1"]), .satisfied),
        Case("values that nobody wanted", have(["p": "1", "q": "1", "r": "1"]), .satisfied),
        Case(
            "of another family", have(["p": "1", "q": "1"], family: "aurora-postgresql15"),
            .blocked("co-a is of family aurora-postgresql15, not aurora-postgresql16")),
    ]

    @Test(arguments: groups) func `making parameter groups`(row: Case) {
        row.check(.makeParameterGroups([Self.first, Self.second]))
    }

    /// The most that one call takes (API reference, ModifyDBParameterGroup).
    @Test func `values are set twenty at a time`() throws {
        let all = (10..<55).map { Self.setting("p\($0)") }
        var values: [String: String] = [:]
        var batches: [Int] = []
        while batches.count < 10 {
            let observation = Observation.orders().grouped([
                .init(.cluster, "co-a"): .init(family: "aurora-postgresql16", values: values)
            ])
            let said = AnyStep.makeParameterGroups([Self.group("co-a", all)]).assess(
                seeing: observation, outstanding: [], since: Observation.sampleInstant)
            guard case .ready(let calls) = said, let call = calls.first?.base as? SetParameters else {
                #expect(said == .satisfied)
                break
            }
            #expect(calls.count == 1)
            batches.append(call.settings.count)
            for setting in call.settings { values[setting.name] = setting.value }
        }
        #expect(batches == [20, 20, 5])
    }

    private static let create = AnyMutation.createDeployment(.orders)
    private static let switchover = AnyMutation.switchOver(
        Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300))

    private static func seen(_ deployment: Deployment, _ environment: Environment? = .green) -> Observation {
        Observation.orders().deploying([deployment], environment.map { [$0] } ?? [])
    }
    private static func green(_ change: (inout Environment) -> Void) -> Observation {
        seen(.orders(), Environment.green.with(change))
    }
    private static let absent = Observation.orders().deploying([], [])
    private static let busy = [Deployment.Task("DB_ENGINE_VERSION_UPGRADE", "IN_PROGRESS"), .init("CONFIGURE_BACKUPS")]
    private static let failed = [Deployment.Task("DB_ENGINE_VERSION_UPGRADE", "FAILED"), .init("CONFIGURE_BACKUPS")]

    /// What every step says that has to see the deployment.
    static let unseen: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see deployments")),
        Case(
            "not read", .orders().seeing { $0.deployments = .unavailable("denied.") },
            .blocked("deployments are not read: denied")),
        Case("no cluster", .missing, .blocked("AWS shows no cluster orders any more")),
    ]

    @Test(arguments: unseen) func `what cannot be seen is waited for or told`(row: Case) {
        let works: [AnyStep] = [
            .deploy(.orders), .switchOver(.orders, timeout: 300), .removeDeployment("orders-co-k3f9"),
            .discardDeployment(.orders),
        ]
        for work in works { row.check(work) }
    }

    /// What every step says of a deployment that is not the one it means.
    static let foreign: [Case] = [
        Case(
            "another of the cluster", seen(.orders { $0.name = "by-hand" }),
            .blocked("another deployment of orders, by-hand, which is not ours")),
        Case(
            "one of the name, without our tags", seen(.orders { $0.tags = [] }),
            .blocked("has not our tags: it is not ours")),
        Case(
            "one of the name, with another's tags",
            seen(.orders { $0.tags = [Tag(key: "changeover:operation", value: "x1y2")] }),
            .blocked("has not our tags: it is not ours")),
    ]

    @Test(arguments: foreign) func `a deployment of somebody else is left alone`(row: Case) {
        for work in [AnyStep.deploy(.orders), .switchOver(.orders, timeout: 300)] { row.check(work) }
    }

    static let deployments: [Case] = [
        Case("none", absent, .ready([create])),
        Case("asked for", absent, asked: [create], .inProgress("waiting for AWS to show the deployment")),
        Case(
            "one before that was switched over", seen(.orders("SWITCHOVER_COMPLETED") { $0.name = "before" }),
            .ready([create])),
        Case(
            "one of another cluster", seen(.orders { ($0.name, $0.source) = ("other", "arn:other") }), .ready([create])),
        Case(
            "blue is at work", absent.withCluster { $0.status = "modifying" }, .inProgress("orders to be available")),
        Case("blue is broken", absent.withCluster { $0.status = "failed" }, .blocked("orders is failed")),
        Case(
            "the writer restarts", absent.with("orders-1") { $0.status = "rebooting" },
            .inProgress("the writer orders-1 to be available")),
        Case("no tags yet", seen(.orders("PROVISIONING") { $0.tags = [] }, nil), .inProgress("AWS is making green")),
        Case(
            "provisioning", seen(.orders("PROVISIONING", tasks: busy), nil),
            .inProgress("AWS is making green: DB_ENGINE_VERSION_UPGRADE IN_PROGRESS")),
        Case(
            "a task failed", seen(.orders("PROVISIONING", details: "precheck", tasks: failed)),
            .blocked("AWS failed at DB_ENGINE_VERSION_UPGRADE of the deployment orders-co-k3f9: precheck")),
        Case(
            "an invalid configuration", seen(.orders("INVALID_CONFIGURATION", details: "Replication degraded")),
            .blocked("is INVALID_CONFIGURATION: Replication degraded")),
        Case("being deleted", seen(.orders("DELETING")), .blocked("is DELETING")),
        Case("available with an open task", seen(.orders(tasks: busy)), .inProgress("DB_ENGINE_VERSION_UPGRADE")),
        Case("green is not described", seen(.orders(), nil), .inProgress("waiting for AWS to describe green")),
        Case("another cluster is described", seen(.orders(), .old), .inProgress("waiting for AWS to describe green")),
        Case(
            "green of another version", green { $0.cluster.engineVersion = "15.4" },
            .blocked("green (orders-green-x1) runs 15.4, not 16.6")),
        Case("green upgrades", green { $0.cluster.status = "upgrading" }, .inProgress("orders-green-x1 is upgrading")),
        Case("green is broken", green { $0.cluster.status = "failed" }, .blocked("orders-green-x1 is failed")),
        Case(
            "a member is made", green { $0.instances[2].status = "creating" },
            .inProgress("orders-green-x1-3 is creating")),
        Case(
            "a member is broken", green { $0.instances[2].status = "incompatible-parameters" },
            .blocked("orders-green-x1-3 is incompatible-parameters")),
        Case("all at rest", seen(.orders()), .satisfied),
        Case("switched over by hand", .switched(), .satisfied),
    ]

    @Test(arguments: deployments) func `making green`(row: Case) { row.check(.deploy(.orders)) }

    @Test func `green stands for as long as was asked, from when the step began`() {
        let begin = Observation.sampleInstant
        func at(_ span: Span) -> Observation { Observation.orders(at: begin + span) }
        Case("at the beginning", at(.zero), .inProgress("until 2026-01-05 16:00 UTC"))
            .check(.soak(.minutes(120)), since: begin)
        Case("just before", at(.minutes(120) - Span(milliseconds: 1)), .inProgress("until 2026-01-05 16:00 UTC"))
            .check(.soak(.minutes(120)), since: begin)
        Case("at the end", at(.minutes(120)), .satisfied).check(.soak(.minutes(120)), since: begin)
    }

    static let switchovers: [Case] = [
        Case("green is ready", seen(.orders()), .ready([switchover])),
        Case("the deployment is gone", absent, .blocked("the deployment orders-co-k3f9 is not there any more")),
        Case("asked for", seen(.orders()), asked: [switchover], .inProgress("waiting for AWS to show the switchover")),
        Case(
            "under way", seen(.orders("SWITCHOVER_IN_PROGRESS", details: "lag")),
            .inProgress("AWS is switching over: lag")),
        Case("complete", .switched(), .satisfied),
        Case(
            "complete, the cluster at work", Observation.switched().withCluster { $0.status = "modifying" },
            .inProgress("orders to be available")),
        Case(
            "complete, the writer restarts", Observation.switched().with("orders-1") { $0.status = "rebooting" },
            .inProgress("the writer orders-1 to be available")),
        Case("complete, no writer yet", Observation.switched().writing(nil), .inProgress("to show its writer")),
        Case("provisioning again", seen(.orders("PROVISIONING")), .inProgress("is PROVISIONING")),
        Case("an open task", seen(.orders(tasks: busy)), .inProgress("DB_ENGINE_VERSION_UPGRADE IN_PROGRESS")),
        Case("a failed task", seen(.orders(tasks: failed)), .blocked("DB_ENGINE_VERSION_UPGRADE")),
        Case(
            "it failed", seen(.orders("SWITCHOVER_FAILED", details: "a long transaction")),
            .blocked("is SWITCHOVER_FAILED: a long transaction")),
        Case(
            "AWS took it back and it may be asked for again",
            seen(.orders(details: "Switchover canceled")), .ready([switchover])),
        Case("degraded", seen(.orders("INVALID_CONFIGURATION")), .blocked("is INVALID_CONFIGURATION")),
        Case(
            "green restarts", green { $0.instances[0].status = "rebooting" },
            .inProgress("orders-green-x1-1 is rebooting")),
        Case("green is broken", green { $0.instances[0].status = "failed" }, .blocked("orders-green-x1-1 is failed")),
        Case(
            "AWS moves green's data", green { $0.instances[0].status = "storage-optimization" },
            .inProgress("orders-green-x1-1 is storage-optimization")),
        Case(
            "AWS moves blue's data", seen(.orders()).with("orders-2") { $0.status = "storage-optimization" },
            .inProgress("orders-2 is storage-optimization")),
        Case(
            "blue is at work", seen(.orders()).withCluster { $0.status = "modifying" },
            .inProgress("orders to be available")),
        Case(
            "blue's writer is broken", seen(.orders()).with("orders-1") { $0.status = "storage-full" },
            .blocked("the writer orders-1 is storage-full")),
    ]

    @Test(arguments: switchovers) func `switching over`(row: Case) { row.check(.switchOver(.orders, timeout: 300)) }

    private static let remove = AnyMutation.deleteDeployment("bgd-1")
    static let removals: [Case] = [
        Case("switched over", .switched(), .ready([remove])),
        Case("asked for", .switched(), asked: [remove], .inProgress("waiting for AWS to remove the deployment")),
        Case("under way", .switched([.orders("DELETING")]), .inProgress("is being removed")),
        Case("gone", .switched([]), .satisfied),
        Case("not switched over", seen(.orders()), .blocked("is AVAILABLE: it was not switched over")),
        Case("being switched over", seen(.orders("SWITCHOVER_IN_PROGRESS")), .blocked("it was not switched over")),
    ]

    @Test(arguments: removals) func `removing the record of a deployment`(row: Case) {
        row.check(.removeDeployment("orders-co-k3f9"))
    }

    private static let discard = AnyMutation.deleteGreen("bgd-1")
    private static let protected = green { $0.cluster.isProtected = true }
    private static let unprotect = AnyMutation.unprotect("orders-green-x1")
    static let discards: [Case] = [
        Case("never made", absent, .satisfied),
        Case("there", seen(.orders()), .ready([discard])),
        Case("green was never described", seen(.orders("INVALID_CONFIGURATION"), nil), .ready([discard])),
        Case("asked for", seen(.orders()), asked: [discard], .inProgress("waiting for AWS to delete the deployment")),
        Case("under way", seen(.orders("DELETING")), .inProgress("is being deleted")),
        Case("provisioning", seen(.orders("PROVISIONING")), .inProgress("until AWS is through with making green")),
        Case("protected like blue", protected, .ready([unprotect])),
        Case(
            "protected, asked for", protected, asked: [unprotect],
            .inProgress("waiting for AWS to show orders-green-x1 without deletion protection")),
        Case("being switched over", seen(.orders("SWITCHOVER_IN_PROGRESS")), .blocked("green is in use")),
        Case("switched over", .switched(), .blocked("is SWITCHOVER_COMPLETED: green is in use")),
        Case("not ours", seen(.orders { $0.tags = [] }), .blocked("has not our tags")),
    ]

    @Test(arguments: discards) func `deleting a deployment with green`(row: Case) {
        row.check(.discardDeployment(.orders))
    }

    @Test func `one approval allows all that deletes a protected green`() {
        func scope(_ observation: Observation) -> [AnyMutation] {
            DiscardDeploymentStep(.orders).scope(of: Self.discard, seeing: observation)
        }
        #expect(scope(Self.protected) == [Self.unprotect, Self.discard])
        #expect(scope(Self.seen(.orders())) == [])
        #expect(scope(Self.absent) == [])
    }
}
