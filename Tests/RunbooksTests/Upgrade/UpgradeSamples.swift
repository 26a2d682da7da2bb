import Maintenance
@testable import Runbooks
import TestSupport

extension ParameterGroupName {
    static let ordersCluster = ParameterGroupName(.cluster, "orders-cluster15")
    static let ordersInstance = ParameterGroupName(.instance, "orders-pg15")
}

extension UpgradeAnswers {
    /// Everything read and in order: orders 15.4 can go to 15.5 and to 16.6, and has values of its own.
    static func orders(to version: String = "16.6") -> UpgradeAnswers {
        let family = "aurora-postgresql\(version.prefix(2))"
        return UpgradeAnswers(
            targets: .known([.init(version: "15.5", isMajor: false), .init(version: "16.6", isMajor: true)]),
            family: .known(family),
            groups: .known([
                .ordersCluster: ParameterGroupState(
                    family: "aurora-postgresql15",
                    values: ["rds.logical_replication": "1", "max_replication_slots": "20"]),
                .ordersInstance: ParameterGroupState(
                    family: "aurora-postgresql15", values: ["work_mem": "65536", "log_statement": "ddl"]),
            ]),
            rules: .known([
                .cluster: [
                    "rds.logical_replication": ParameterRule(allowed: "0,1", isModifiable: true, isDynamic: false),
                    "max_replication_slots": ParameterRule(allowed: "5-1000", isModifiable: true, isDynamic: false),
                ],
                .instance: [
                    "work_mem": ParameterRule(allowed: "64-2147483647", isModifiable: true, isDynamic: true),
                    "log_statement": ParameterRule(allowed: "none,ddl,mod,all", isModifiable: true, isDynamic: true),
                ],
            ]),
            deployments: .known([]), proxies: .known([]),
            integrations: .known([]),
            classes: .known(["db.r6g.2xlarge", "db.r6g.large", "db.r6g.xlarge", "db.r6gd.large", "db.serverless"]))
    }

    /// The same with the values of one group, or without that group.
    mutating func setGroup(_ name: ParameterGroupName, _ state: ParameterGroupState?) {
        guard case .known(var groups) = groups else { return }
        groups[name] = state
        self.groups = .known(groups)
    }

    mutating func setRule(_ scope: ParameterGroupName.Scope, _ name: String, _ rule: ParameterRule?) {
        guard case .known(var rules) = rules else { return }
        rules[scope, default: [:]][name] = rule
        self.rules = .known(rules)
    }
}

extension PlanBasis {
    /// A basis for an upgrade in which every check is made and finds nothing.
    static func upgrading(
        _ observation: Observation = .orders(), to version: String = "16.6",
        _ change: (inout UpgradeAnswers) -> Void = { _ in }
    ) -> PlanBasis {
        let grouped = observation.withCluster { cluster in
            cluster.parameterGroup = cluster.parameterGroup ?? ParameterGroupName.ordersCluster.name
        }
        return ClusterShape("", grouped).basis.with { basis in
            var seen = UpgradeAnswers.orders(to: version)
            change(&seen)
            basis.give(seen, to: version)
        }
    }
}

extension PlanBasis {
    /// What an upgrade to that version has to know.
    mutating func give(_ seen: UpgradeAnswers, to version: String) {
        guard let cluster = observation.cluster else { return }
        let place = observation.target.place
        observation.give(
            UpgradeTargetsQuestion(of: cluster.engine, cluster.engineVersion, in: place), seen.targets)
        observation.give(VersionFamilyQuestion(of: cluster.engine, version, in: place), seen.family)
        observation.give(OfferedClassesQuestion(of: cluster.engine, version, in: place), seen.classes)
        observation.give(FamilyRulesQuestion(of: seen.family.value ?? "", in: place), seen.rules)
        observation.give(ProxiesQuestion(in: place), seen.proxies)
        observation.give(IntegrationsQuestion(in: place), seen.integrations)
        observation.givenDeployments = seen.deployments
        observation.givenParameterGroups = seen.groups
    }
}

extension Planning {
    static func upgrade(
        _ request: UpgradeRunbook = UpgradeRunbook(version: "16.6"), _ basis: PlanBasis? = nil,
        as operation: OperationID = "k3f9"
    ) throws -> Plan {
        try plan(.upgrade(request), basis ?? .upgrading(to: request.version), as: operation)
    }
}

extension ProxyTarget {
    static let front = ProxyTarget(proxy: "front", group: "default")
}

extension ProxyState {
    /// A proxy before `orders`.
    static func front(
        _ clusters: [String] = ["orders"], of target: ProxyTarget = .front, status: String = "available",
        health: [String: String] = ["orders-1": "AVAILABLE"]
    ) -> ProxyState {
        ProxyState(target: target, status: status, clusters: clusters, health: health)
    }
}

extension Observation {
    func grouped(_ groups: [ParameterGroupName: ParameterGroupState]) -> Observation {
        var copy = self
        copy.givenParameterGroups = .known(groups)
        return copy
    }

    func proxied(_ proxies: [ProxyState]) -> Observation {
        var copy = self
        copy.givenProxies = .known(proxies)
        return copy
    }

    func snapshotted(_ snapshots: [String: String]) -> Observation {
        var copy = self
        copy.givenSnapshots = .known(snapshots)
        return copy
    }

    /// The same with something else of it changed.
    func seeing(_ change: (inout Observation) -> Void) -> Observation {
        var copy = self
        change(&copy)
        return copy
    }
}
