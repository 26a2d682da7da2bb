/// Who answers some of the gates, where that is narrower than who may answer any. The first rule that matches a gate holds
/// for it, and it only narrows: nobody counts by a rule who would not count without it.
package struct ApprovalRule: Sendable, Codable, Equatable {
    /// As prompts call it.
    package var name: String
    /// Patterns of the names of clusters, and of the numbers of accounts; empty: all.
    package var clusters: [String]
    package var accounts: [String]
    /// Empty: all.
    package var risks: [Risk]
    /// Ids of people and of user groups as they are configured; `nil`: all approvers.
    package var approvers: [String]?
    package var quorum: Int?
    package var requesterMayApprove: Bool?

    package init(
        _ name: String, clusters: [String] = [], accounts: [String] = [], risks: [Risk] = [],
        approvers: [String]? = nil, quorum: Int? = nil, requesterMayApprove: Bool? = nil
    ) {
        self.name = name
        self.clusters = clusters
        self.accounts = accounts
        self.risks = risks
        self.approvers = approvers
        self.quorum = quorum
        self.requesterMayApprove = requesterMayApprove
    }

    func matches(_ scope: ApprovalScope) -> Bool {
        (clusters.isEmpty || clusters.contains(where: scope.cluster.fits))
            && (accounts.isEmpty || accounts.contains(where: scope.account.fits))
            && (risks.isEmpty || scope.risk.map(risks.contains) ?? false)
    }

    private enum CodingKeys: String, CodingKey {
        case name, clusters, accounts, risks, approvers, quorum, requesterMayApprove
    }
}

/// What a gate is about, as rules tell gates apart.
package struct ApprovalScope: Sendable, Codable, Equatable {
    package var cluster: String
    package var account: String
    package var risk: Risk?

    package init(cluster: String, account: String, risk: Risk?) {
        self.cluster = cluster
        self.account = account
        self.risk = risk
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, account, risk
    }
}

extension ApprovalPolicy {
    /// The rule that holds for a gate; `nil` where none does.
    package func rule(for scope: ApprovalScope) -> ApprovalRule? { rules.first { $0.matches(scope) } }

    /// The policy as a rule leaves it: of those whom it names, and of the members of its groups as they are known just now,
    /// those count who are approvers.
    package func narrowed(by rule: ApprovalRule?) -> ApprovalPolicy {
        guard let rule else { return self }
        var narrowed = self
        if let named = rule.approvers {
            let people = Set(named.map { PersonID($0) } + named.flatMap { members[$0] ?? [] })
            narrowed.approvers = approvers.filter(people.contains)
        }
        narrowed.quorum = max(quorum, rule.quorum ?? quorum)
        narrowed.requesterMayApprove = requesterMayApprove && rule.requesterMayApprove ?? true
        return narrowed
    }
}

extension String {
    /// Whether it fits a pattern in which `*` stands for any characters.
    package func fits(_ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return self == pattern }
        guard hasPrefix(parts[0]) else { return false }
        var rest = dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(parts[parts.count - 1])
    }
}
