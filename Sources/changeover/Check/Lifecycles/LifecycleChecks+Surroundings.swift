import AWS
import Foundation
import Maintenance

/// Groups, roles and secrets that a lifecycle's databases are given.
extension LifecycleChecks {
    func network() async -> [LifecycleFinding] {
        let network = lifecycle.network
        var vpc: String?
        let subnets = await looking(at: "network.subnet_group") { () async throws(AWSError) in
            guard let name = network.subnetGroup else { return [] }
            let found = try await list(
                RDS.DescribeDBSubnetGroups().with { $0.dbSubnetGroupName = name },
                absentBy: "DBSubnetGroupNotFoundFault")
            guard let group = found.first else {
                return [.missing("network.subnet_group", "there is no subnet group \(name) in \(whereabouts).")]
            }
            vpc = group.vpcId
            guard let zone = lifecycle.instances.zone, !group.availabilityZones.contains(zone) else { return [] }
            return [
                .missing(
                    "instances.zone",
                    "the subnet group \(name) has no subnet in \(zone), only in \(group.availabilityZones.listed).")
            ]
        }
        return subnets + (await securityGroups(in: vpc))
    }

    private func securityGroups(in vpc: String?) async -> [LifecycleFinding] {
        let key = "network.security_groups"
        let wanted = lifecycle.network.securityGroups
        guard !wanted.isEmpty else { return [] }
        return await looking(at: key) { () async throws(AWSError) in
            let found = try await list(EC2.DescribeSecurityGroups().with { $0.groupIds = wanted })
            return wanted.compactMap { id in
                guard let group = found.first(where: { $0.groupId == id }) else {
                    return .missing(key, "there is no security group \(id) in \(whereabouts).")
                }
                guard let vpc, let other = group.vpcId, other != vpc else { return nil }
                let name = lifecycle.network.subnetGroup ?? ""
                return .missing(key, "\(id) is in \(other), and the subnet group \(name) in \(vpc).")
            }
        }
    }

    func groups(_ release: Release) async -> [LifecycleFinding] {
        let groups = lifecycle.parameterGroups
        let (cluster, instance) = ("parameter_groups.cluster", "parameter_groups.instance")
        let ofCluster = await looking(at: cluster) { () async throws(AWSError) in
            guard let name = groups.cluster else { return [] }
            let found = try await list(
                RDS.DescribeDBClusterParameterGroups().with { $0.dbClusterParameterGroupName = name },
                absentBy: "DBParameterGroupNotFound", "DBClusterParameterGroupNotFound")
            return try await parameterGroup(cluster, name, found.first?.dbParameterGroupFamily, release)
        }
        let ofInstances = await looking(at: instance) { () async throws(AWSError) in
            guard let name = groups.instance else { return [] }
            let found = try await list(
                RDS.DescribeDBParameterGroups().with { $0.dbParameterGroupName = name },
                absentBy: "DBParameterGroupNotFound")
            return try await parameterGroup(instance, name, found.first?.dbParameterGroupFamily, release)
        }
        return ofCluster + ofInstances + (await optionGroup(release))
    }

    private func parameterGroup(
        _ key: String, _ name: String, _ family: String?, _ release: Release
    ) async throws(AWSError) -> [LifecycleFinding] {
        guard let family else {
            let kind = key.hasSuffix("cluster") ? "cluster parameter group" : "parameter group"
            return [.missing(key, "there is no \(kind) \(name) in \(whereabouts).")]
        }
        guard release.version != nil, let needed = try await description(of: release)?.dbParameterGroupFamily,
            needed != family
        else { return [] }
        return [.missing(key, "\(name) is of the family \(family), and \(release.words) needs \(needed).")]
    }

    private func optionGroup(_ release: Release) async -> [LifecycleFinding] {
        await looking(at: "option_group") { () async throws(AWSError) in
            guard let name = lifecycle.parameterGroups.options else { return [] }
            let found = try await list(
                RDS.DescribeOptionGroups().with { $0.optionGroupName = name }, absentBy: "OptionGroupNotFoundFault")
            guard let group = found.first else {
                return [.missing("option_group", "there is no option group \(name) in \(whereabouts).")]
            }
            let major = group.majorEngineVersion ?? ""
            let fits = release.version.map { major.isEmpty || $0 == major || $0.hasPrefix("\(major).") } ?? true
            guard group.engineName ?? release.engine != release.engine || !fits else { return [] }
            return [
                .missing(
                    "option_group", "\(name) is for \(group.engineName ?? "") \(major), and not for \(release.words).")
            ]
        }
    }

    func roles(_ release: Release) async -> [LifecycleFinding] {
        var findings: [LifecycleFinding] = []
        for role in lifecycle.changes.roles {
            findings += await looking(at: "modify.roles") { () async throws(AWSError) in try await look(at: role) }
        }
        guard !lifecycle.changes.roles.isEmpty, release.version != nil else { return findings }
        return findings
            + (await looking(at: "modify.roles") { () async throws(AWSError) in try await features(release) })
    }

    private func look(at role: Lifecycle.Role) async throws(AWSError) -> [LifecycleFinding] {
        let name = role.arn.split(separator: "/").last.map(String.init) ?? role.arn
        let seen = try await reply(IAM.GetRole(roleName: name), absentBy: "NoSuchEntity")
        guard seen?.arn != role.arn else { return [] }
        guard let seen else {
            return [.missing("modify.roles", "there is no role \(name) in account \(place.account).")]
        }
        return [.missing("modify.roles", "the role \(name) of account \(place.account) is \(seen.arn).")]
    }

    /// Those that the version has no such feature for (API reference, DBEngineVersion, `SupportedFeatureNames`).
    private func features(_ release: Release) async throws(AWSError) -> [LifecycleFinding] {
        let wanted = lifecycle.changes.roles.compactMap(\.feature)
        guard !wanted.isEmpty, let known = try await description(of: release)?.supportedFeatureNames else { return [] }
        return wanted.filter { !known.contains($0) }.map { feature in
            let names = known.isEmpty ? "none" : known.sorted().listed
            return .missing("modify.roles", "\(release.words) gives no roles for \(feature); it does for \(names).")
        }
    }

    func secret() async -> [LifecycleFinding] {
        let key = "modify.password_secret"
        guard let name = lifecycle.changes.passwordSecret else { return [] }
        return await looking(at: key) { () async throws(AWSError) in
            let absence = "ResourceNotFoundException"
            guard let secret = try await reply(SecretsManager.DescribeSecret(secretId: name), absentBy: absence) else {
                return [.missing(key, "there is no secret \(name) in \(whereabouts).")]
            }
            guard secret.deletedDate == nil else { return [.missing(key, "\(name) is marked to be deleted.")] }
            if let service = secret.owningService {
                return [.missing(key, "\(name) belongs to \(service), which changes it by itself: name another.")]
            }
            let value = try await reply(SecretsManager.GetSecretValue(secretId: name), absentBy: absence)
            guard let text = value?.secretString, Self.isLogin(text) else {
                return [.missing(key, "\(name) keeps no JSON object with “username” and “password”.")]
            }
            return []
        }
    }

    /// Source: Secrets Manager user guide, "JSON structure of Secrets Manager database credential secrets".
    private static func isLogin(_ text: RedactedText) -> Bool {
        struct Login: Decodable {
            var username: String
            var password: String
        }
        let login = try? JSONDecoder().decode(Login.self, from: Data(text.exposed.utf8))
        return login.map { !$0.username.isEmpty && !$0.password.isEmpty } ?? false
    }
}
