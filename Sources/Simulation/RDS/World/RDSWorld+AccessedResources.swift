/// A resource that AWS works on for the caller: its name is `*`, its tags are its own.
struct AccessedResource {
    let isCluster: Bool
    let arn: String
    let tags: [SimulatedTag]

    func request(_ action: String) -> AccessRequest { AccessRequest(action, on: arn, tags.resourceContext) }
}

/// Requests on resources of the region, with what conditions may ask of them.
extension RDSWorld {
    func on(_ action: RDSAction, cluster: String) -> AccessRequest {
        let tags = clusterIndex(cluster).map { clusters[$0].shown.tags } ?? []
        return AccessRequest(action.permission, on: arn("cluster", cluster), tags.resourceContext)
    }

    func on(_ action: RDSAction, instance: String) -> AccessRequest {
        let tags = instanceIndex(instance).map { instances[$0].shown.tags } ?? []
        return AccessRequest(action.permission, on: arn("db", instance), tags.resourceContext)
    }

    func onGroup(_ action: RDSAction, _ scope: GroupScope, _ name: String) -> AccessRequest {
        let tags = parameterGroups.first { $0.name == name && $0.scope == scope }?.tags ?? []
        return AccessRequest(action.permission, on: arn(scope.resourceType, name), tags.resourceContext)
    }

    func onDeployment(_ action: RDSAction, _ identifier: String) -> AccessRequest {
        let tags = deployments.first { $0.shown.identifier == identifier }?.shown.tags ?? []
        return AccessRequest(action.permission, on: arn("deployment", identifier), tags.resourceContext)
    }

    func onNew(
        _ action: RDSAction, _ type: String, _ name: String, _ tags: [SimulatedTag] = []
    ) -> AccessRequest {
        onNew(action.permission, type, name, tags)
    }

    func onNew(_ action: String, _ type: String, _ name: String, _ tags: [SimulatedTag]) -> AccessRequest {
        AccessRequest(action, on: arn(type, name), tags.requestContext)
    }

    func tagging(_ type: String, _ name: String, _ tags: [SimulatedTag]) -> [AccessRequest] {
        tags.isEmpty ? [] : [onNew("rds:AddTagsToResource", type, name, tags)]
    }

    /// Source: "Grant a user permissions to pass a role to an AWS service", IAM User Guide.
    func passing(_ role: String?, to service: String = "monitoring.rds.amazonaws.com") -> [AccessRequest] {
        guard let role else { return [] }
        return [AccessRequest("iam:PassRole", on: role, ["iam:PassedToService": service])]
    }

    /// Source: "AWS KMS key management", Aurora User Guide, "Authorizing use of a customer managed key".
    func using(key: String?) -> [AccessRequest] {
        guard let key else { return [] }
        let arn = key.hasPrefix("arn:") ? key : "arn:aws:kms:\(region):\(account):key/\(key)"
        let service = ["kms:ViaService": "rds.\(region).amazonaws.com"]
        return [
            AccessRequest("kms:DescribeKey", on: arn, service),
            AccessRequest(
                "kms:CreateGrant", on: arn, service.merging(["kms:GrantIsForAWSResource": "true"]) { $1 }),
        ]
    }

    /// The green environment of a deployment, or both: as resources without names.
    func onBehalf(of identifier: String, both: Bool) -> [AccessedResource] {
        guard let deployment = deployments.first(where: { $0.shown.identifier == identifier }) else { return [] }
        let found = (both ? [deployment.blue, deployment.green] : [deployment.green]).flatMap { name in
            let cluster = clusterIndex(name).map { accessed(isCluster: true, clusters[$0].shown.tags) }
            return [cluster].compactMap(\.self)
                + members(of: name).map { accessed(isCluster: false, instances[$0].shown.tags) }
        }
        guard deployment.plan == nil else {
            let names = deployment.names.flatMap { both ? [$0.blue, $0.green] : [$0.green] }
            let members = names.compactMap(instanceIndex).map { accessed(isCluster: false, instances[$0].shown.tags) }
            return members.isEmpty ? [accessed(isCluster: false, [])] : members
        }
        return found.isEmpty ? [accessed(isCluster: true, []), accessed(isCluster: false, [])] : found
    }

    private func accessed(isCluster: Bool, _ tags: [SimulatedTag]) -> AccessedResource {
        AccessedResource(isCluster: isCluster, arn: arn(isCluster ? "cluster" : "db", "*"), tags: tags)
    }

    func arn(_ type: String, _ name: String) -> String { "arn:aws:rds:\(region):\(account):\(type):\(name)" }
}

extension [SimulatedTag] {
    var resourceContext: [String: String] {
        Dictionary(map { ("aws:ResourceTag/\($0.key)", $0.value) }) { $1 }
    }

    var requestContext: [String: String] {
        Dictionary(map { ("aws:RequestTag/\($0.key)", $0.value) }) { $1 }
    }
}

extension SimulatedParameterGroup.Scope {
    /// As in ARNs.
    var resourceType: String { self == .cluster ? "cluster-pg" : "pg" }
}
