import Foundation
import HTTPTypes
import Simulation
import Transport

/// moto lets everybody do everything; AWS allows what the policy of the bot's role says, which is the one that is shipped.
///
/// What depends on what: "Actions, resources, and condition keys for Amazon RDS", Service Authorization Reference.
struct PolicyCorrection: Correction {
    var policy = AccessPolicy.shipped

    private static let account = "123456789012"
    private static let region = "us-east-1"
    /// The parameters that name a resource, with the type that its ARN has.
    private static let resources = [
        "DBInstanceIdentifier": "db", "DBClusterIdentifier": "cluster", "BlueGreenDeploymentIdentifier": "deployment",
        "DBClusterParameterGroupName": "cluster-pg", "DBParameterGroupName": "pg",
        "DBClusterSnapshotIdentifier": "cluster-snapshot", "SnapshotIdentifier": "cluster-snapshot",
        "DBSnapshotIdentifier": "snapshot", "SourceDBClusterIdentifier": "cluster", "ResourceName": "*",
    ]
    /// What AWS does on the caller's behalf, on resources whose names the caller does not choose.
    private static let dependents = [
        "CreateBlueGreenDeployment": ["CreateDBCluster", "CreateDBInstance", "CreateDBClusterEndpoint"],
        "SwitchoverBlueGreenDeployment": [
            "ModifyDBCluster", "ModifyDBInstance", "PromoteReadReplica", "PromoteReadReplicaDBCluster",
        ],
        "DeleteBlueGreenDeployment": [
            "DeleteDBCluster", "DeleteDBInstance", "DeleteDBClusterEndpoint", "PromoteReadReplica",
            "PromoteReadReplicaDBCluster",
        ],
    ]

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        // Everybody may ask who they are ("GetCallerIdentity", STS API Reference).
        guard call.action != "GetCallerIdentity" else { return nil }
        for need in try await needs(of: call, asking: moto) where policy.decision(on: need) != .allowed {
            return .fault(
                "AccessDenied",
                """
                User: arn:aws:iam::\(Self.account):user/moto is not authorized to perform: \(need.action) on resource: \
                \(need.resource) because no identity-based policy allows the \(need.action) action
                """, status: .forbidden)
        }
        return nil
    }

    private func needs(of call: QueryCall, asking moto: Moto) async throws(TransportError) -> [AccessRequest] {
        switch call.action {
        case "GetMetricStatistics", "DescribeAlarms": return [AccessRequest("cloudwatch:\(call.action)")]
        case "DescribeRegions": return [AccessRequest("ec2:DescribeRegions")]
        default: break
        }
        let action = "rds:\(call.action)"
        guard !call.action.hasPrefix("Describe") else { return [AccessRequest(action)] }
        let requested = Dictionary(call.tags.map { ("aws:RequestTag/\($0.key)", $0.value) }) { $1 }
        var needs: [AccessRequest] = []
        for (parameter, type) in Self.resources.sorted(by: { $0.key < $1.key }) {
            guard let name = call[parameter] else { continue }
            let arn = Self.arn(type, name)
            let context = try await tags(of: arn, asking: moto).merging(requested) { $1 }
            needs.append(AccessRequest(action, on: arn, context))
        }
        if needs.isEmpty { needs = [AccessRequest(action)] }
        needs += (Self.dependents[call.action] ?? []).map { AccessRequest("rds:\($0)", on: Self.arn("*", "*")) }
        if call["Tags.Tag.1.Key"] != nil {
            needs.append(AccessRequest("rds:AddTagsToResource", on: Self.arn("*", "*")))
        }
        if let role = call["MonitoringRoleArn"] {
            needs.append(
                AccessRequest("iam:PassRole", on: role, ["iam:PassedToService": "monitoring.rds.amazonaws.com"]))
        }
        return needs
    }

    /// Of a deployment moto tells the tags in its description alone.
    private func tags(of arn: String, asking moto: Moto) async throws(TransportError) -> [String: String] {
        let name = arn.split(separator: ":").last.map(String.init) ?? arn
        let question =
            arn.contains(":deployment:")
            ? QueryCall("DescribeBlueGreenDeployments", ["BlueGreenDeploymentIdentifier": name])
            : QueryCall("ListTagsForResource", ["ResourceName": arn])
        let text = try await moto.reply(to: question).text
        var tags: [String: String] = [:]
        for match in text.matches(of: /<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>/) {
            tags["aws:ResourceTag/\(match.1)"] = String(match.2)
        }
        return tags
    }

    private static func arn(_ type: String, _ name: String) -> String {
        name.hasPrefix("arn:") ? name : "arn:aws:rds:\(region):\(account):\(type):\(name)"
    }
}
