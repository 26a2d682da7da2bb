import Maintenance

/// The rules of who approves what.
extension Config.Approvals {
    /// A rule as the file has it.
    struct RuleKeys: Decodable {
        enum CodingKeys: String, CodingKey, CaseIterable {
            case name, clusters, accounts, risks, approvers, quorum
            case requesterMayApprove = "requester_may_approve"
        }

        var rule: ApprovalRule

        init(from decoder: any Decoder) throws {
            let keys = try StrictKeys<CodingKeys>(decoder)
            let number = (decoder.codingPath.last?.intValue ?? 0) + 1
            let risks: [String] = try keys.value(.risks, or: [])
            rule = ApprovalRule(
                try keys.value(.name, or: "rule \(number)"), clusters: try keys.value(.clusters, or: []),
                accounts: try keys.value(.accounts, or: []),
                risks: try risks.map { name in
                    guard let risk = Risk(rawValue: name) else {
                        let known = Risk.allCases.map(\.rawValue).joined(separator: ", ")
                        throw ConfigError(
                            (decoder.codingPath + [CodingKeys.risks]).dotted,
                            "“\(name)” is not a kind of risk. Known are: \(known).")
                    }
                    return risk
                },
                approvers: try keys.value(.approvers, or: nil), quorum: try keys.value(.quorum, or: nil),
                requesterMayApprove: try keys.value(.requesterMayApprove, or: nil))
        }
    }
}

extension Config {
    /// Rules narrow what holds without them: one that would widen it is refused.
    func checkRules() throws(ConfigError) {
        for (index, rule) in approvals.rules.enumerated() {
            let path = "approvals.rules[\(index)]"
            for person in rule.approvers ?? [] where !person.hasPrefix("S") && !people.approvers.contains(person) {
                throw ConfigError(
                    "\(path).approvers",
                    "\(person) is not in people.approvers: a rule only narrows. Name people who are, or a user group (S…), "
                        + "of which those count who are.")
            }
            guard rule.approvers?.isEmpty != true else {
                throw ConfigError(
                    "\(path).approvers", "nobody could approve; leave it out for all of people.approvers.")
            }
            if let quorum = rule.quorum, quorum < approvals.quorum {
                throw ConfigError(
                    "\(path).quorum",
                    "\(quorum) is less than approvals.quorum, which is \(approvals.quorum): a rule only narrows.")
            }
            guard rule.requesterMayApprove != true || approvals.requesterMayApprove else {
                throw ConfigError(
                    "\(path).requester_may_approve",
                    "a rule only narrows: allow it in approvals.requester_may_approve, and forbid it by rules where it must not be."
                )
            }
        }
    }
}
