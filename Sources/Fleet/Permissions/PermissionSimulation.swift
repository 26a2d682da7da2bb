internal import AWS

/// Finds out about permissions that change something without changing anything: IAM is asked what the policies would say.
///
/// Source: "SimulatePrincipalPolicy", IAM API Reference.
struct PermissionSimulation: Sendable {
    let permissions: [Permission]
    let calls: RegionCalls

    /// What can be asked in one call: permissions on the same resource under the same circumstances.
    private struct Group: Hashable {
        let resource: String?
        let context: [String: String]
    }

    /// An action may be needed under several circumstances.
    private struct Asked: Hashable {
        let action: IAMAction
        let circumstances: Permission.Circumstances

        init(_ permission: Permission) {
            action = permission.action
            circumstances = permission.circumstances
        }
    }

    func findings() async -> [PermissionFinding] {
        let verdicts: [Asked: PermissionFinding.Verdict]
        do throws(AWSError) {
            let caller = try await calls.sender(to: .sts, .look).send(STS.GetCallerIdentity())
            guard let principal = CallerRole(caller.arn) else {
                return unchecked("Not checked: IAM simulates users and roles, and this is neither.")
            }
            verdicts = try await simulate(as: principal)
        } catch {
            return unchecked(Self.reason(error))
        }
        return permissions.map { permission in
            let verdict = verdicts[Asked(permission)] ?? .unchecked("Not checked: IAM said nothing about it.")
            return PermissionFinding(permission: permission, verdict: verdict)
        }
    }

    private func simulate(
        as principal: CallerRole
    ) async throws(AWSError) -> [Asked: PermissionFinding.Verdict] {
        var verdicts: [Asked: PermissionFinding.Verdict] = [:]
        let groups = Dictionary(grouping: permissions) {
            Group(resource: $0.circumstances.resource, context: $0.circumstances.context)
        }
        for (group, permissions) in groups {
            let byName = Dictionary(permissions.map { ($0.action.description, $0) }) { $1 }
            var request = IAM.SimulatePrincipalPolicy(
                policySourceArn: principal.arn, actionNames: byName.keys.sorted())
            request.resourceArns = [group.resource].compactMap { $0.map(principal.resource) }
            request.contextEntries = group.context.sorted { $0.key < $1.key }.map { IAM.ContextEntry($0.key, $0.value) }
            for result in try await calls.sender(to: .iam, .look).send(request) {
                guard let permission = byName[result.evalActionName] else { continue }
                verdicts[Asked(permission)] = Self.verdict(result, on: permission.action)
            }
        }
        return verdicts
    }

    private static func verdict(_ result: IAM.EvaluationResult, on action: IAMAction) -> PermissionFinding.Verdict {
        switch (result.evalDecision, result.missingContextValues.isEmpty) {
        case ("allowed", _): return .simulated
        case ("explicitDeny", _): return .denied("By IAM's simulation a policy denies \(action).")
        case ("implicitDeny", true): return .denied("By IAM's simulation no policy allows \(action).")
        case ("implicitDeny", false):
            let keys = result.missingContextValues.sorted().joined(separator: ", ")
            return .unchecked("Not checked: the policies make it depend on \(keys).")
        default: return .unchecked("Not checked: IAM decided “\(result.evalDecision)”.")
        }
    }

    private static func reason(_ error: AWSError) -> String {
        let action = IAMAction(IAM.SimulatePrincipalPolicy.self)
        guard !error.isDenial else {
            return
                "Not checked: \(action) is not allowed for this role. Allow it on the bot's own role to have it checked."
        }
        return "Not checked: \(error.sentence(on: action))"
    }

    private func unchecked(_ reason: String) -> [PermissionFinding] {
        permissions.map { PermissionFinding(permission: $0, verdict: .unchecked(reason)) }
    }
}

/// The user or role behind a session, as IAM knows it.
struct CallerRole: Sendable, Equatable {
    let arn: String
    let account: String
    let partition: String

    /// From the ARN of GetCallerIdentity; nil for the root user and for federated users, whose policies IAM does not
    /// simulate. The path of a role does not stand in its session's ARN: one with a path is not found by IAM.
    init?(_ identity: String) {
        let parts = identity.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn" else { return nil }
        partition = String(parts[1])
        account = String(parts[4])
        let names = parts[5].split(separator: "/")
        if parts[2] == "sts", names.count == 3, names[0] == "assumed-role" {
            arn = "arn:\(partition):iam::\(account):role/\(names[1])"
        } else if parts[2] == "iam", names.count >= 2, names[0] == "user" {
            arn = identity
        } else {
            return nil
        }
    }

    /// A resource of the account, given as an ARN with empty partition and account.
    func resource(_ pattern: String) -> String {
        var parts = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6 else { return pattern }
        parts[1] = partition
        // ARNs of hosted zones name no account ("Actions, resources, and condition keys for Amazon Route 53", Service
        // Authorization Reference).
        if parts[2] != "route53" { parts[4] = account }
        return parts.joined(separator: ":")
    }
}
