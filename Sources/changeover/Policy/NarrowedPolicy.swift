import Fleet
import Maintenance

/// What of the shipped policy a configuration needs, and what could not be made narrower.
struct NarrowedPolicy: Sendable {
    /// Statements of the shipped policy that only lifecycles need, by their names.
    enum LifecycleStatement: String, CaseIterable {
        case make = "MakeDatabasesOfLifecycles"
        case giveRoles = "GiveRolesToClustersOfLifecycles"
        case promote = "PromoteDatabasesOfLifecyclesInTheseZones"
        case passwords = "KeepPasswordsOfLifecycles"
        case secretKeys = "UseCustomerKeysThroughSecretsManager"
    }

    let policy: RolePolicy
    /// A sentence each.
    let notes: [String]

    init(_ shipped: RolePolicy, for lifecycles: [Lifecycle]) {
        var policy = shipped
        policy.statements = shipped.statements.flatMap { statement in
            LifecycleStatement(rawValue: statement.name).map { statement.narrowed(as: $0, to: lifecycles) } ?? [
                statement
            ]
        }
        self.policy = policy
        notes = lifecycles.flatMap(Self.notes)
    }

    private static func notes(on lifecycle: Lifecycle) -> [String] {
        let zones =
            lifecycle.dns?.zones.isEmpty == true
            ? [
                "\(lifecycle.name) names no zones (dns.zones): its record may be changed in every hosted zone, hostedzone/*."
            ] : []
        guard lifecycle.kind == .aurora, case .snapshot = lifecycle.source else { return zones }
        return zones + [
            "\(lifecycle.name) is made from one snapshot, and the configuration does not name its cluster: for “clone "
                + "\(lifecycle.name)” add that cluster's ARN to \(LifecycleStatement.make.rawValue)."
        ]
    }

    /// Source: "IAM and AWS STS quotas", IAM User Guide: white space does not count.
    static let managedLimit = 6_144

    /// What a policy of that text is too long for; `nil` where it is not.
    static func lengthNote(_ json: String) -> String? {
        let length = json.count { !$0.isWhitespace }
        guard length > managedLimit else { return nil }
        return
            "The policy has \(length) characters, and a managed policy takes \(managedLimit): put it into the role itself, "
            + "whose policies may have 10240 together, or divide it."
    }
}

extension RolePolicy.Statement {
    fileprivate func narrowed(
        as kind: NarrowedPolicy.LifecycleStatement, to lifecycles: [Lifecycle]
    ) -> [RolePolicy.Statement] {
        switch kind {
        case .make: lifecycles.isEmpty ? [] : [making(lifecycles)]
        case .giveRoles: givingRoles(lifecycles.filter { !$0.changes.roles.isEmpty })
        case .promote: promoting(lifecycles)
        case .passwords: keeping(lifecycles.compactMap(\.changes.passwordSecret).inOrder)
        case .secretKeys: lifecycles.contains { $0.changes.passwordSecret != nil } ? [self] : []
        }
    }

    /// Which resources each action names: "Actions, resources, and condition keys for Amazon RDS", Service Authorization
    /// Reference.
    private func making(_ lifecycles: [Lifecycle]) -> RolePolicy.Statement {
        var made = tagged("aws:RequestTag/changeover:lifecycle", lifecycles)
        let surroundings = ["cluster-snapshot", "snapshot", "subgrp", "cluster-pg", "pg", "og"].map { rds($0, "*") }
        made.resources = .init(
            (lifecycles.map(\.databases) + lifecycles.compactMap(\.clonedCluster)).inOrder + surroundings)
        return made
    }

    private func givingRoles(_ lifecycles: [Lifecycle]) -> [RolePolicy.Statement] {
        guard !lifecycles.isEmpty else { return [] }
        var given = tagged("aws:ResourceTag/changeover:lifecycle", lifecycles)
        given.resources = .init(lifecycles.map(\.databases))
        return [given]
    }

    private func tagged(_ key: String, _ lifecycles: [Lifecycle]) -> RolePolicy.Statement {
        var statement = self
        statement.conditions = ["StringEquals": [key: .init(lifecycles.map(\.name))]]
        return statement
    }

    /// One for each lifecycle: its record in its zones.
    private func promoting(_ lifecycles: [Lifecycle]) -> [RolePolicy.Statement] {
        lifecycles.compactMap(\.dns).enumerated().map { index, dns in
            var statement = self
            statement.name = index == 0 ? name : "\(name)\(index + 1)"
            if !dns.zones.isEmpty { statement.resources = .init(dns.zones.map { "arn:*:route53:::hostedzone/\($0)" }) }
            let key = "route53:ChangeResourceRecordSetsNormalizedRecordNames"
            statement.conditions?["ForAllValues:StringEquals", default: [:]][key] = .init([dns.record.normalized])
            return statement
        }
    }

    /// "…-??????" for the six characters that Secrets Manager adds ("Authentication and access control", Secrets Manager user
    /// guide). An ARN may be written with or without them.
    private func keeping(_ secrets: [String]) -> [RolePolicy.Statement] {
        guard !secrets.isEmpty else { return [] }
        var kept = self
        kept.resources = .init(
            secrets.flatMap { secret in
                secret.hasPrefix("arn:")
                    ? [secret, "\(secret)-??????"] : ["arn:*:secretsmanager:*:*:secret:\(secret)-??????"]
            })
        return [kept]
    }
}

private func rds(_ type: String, _ name: String) -> String { "arn:*:rds:*:*:\(type):\(name)" }

extension Lifecycle {
    /// The ARNs of what is made: names begin with the lifecycle's.
    fileprivate var databases: String {
        switch kind {
        case .aurora: rds("cluster", "\(name)-*")
        case .instance: rds("db", "\(name)-*")
        }
    }

    /// What a clone is made of; a snapshot's cluster is one, too.
    fileprivate var clonedCluster: String? {
        switch (kind, source) {
        case (.aurora, .cloneOf(let cluster)): rds("cluster", cluster.text.lowercased())
        case (.aurora, .snapshotOf(let cluster)): rds("cluster", cluster.lowercased())
        case (.aurora, .snapshot), (.instance, _): nil
        }
    }
}

extension PermissionSamples {
    /// Of the first lifecycle that names each; what the others name is looked up with each of them.
    init(of lifecycles: [Lifecycle]) {
        let dns = lifecycles.lazy.compactMap(\.dns).first
        self.init(
            lifecycle: lifecycles.first?.name, lifecycleWithRoles: lifecycles.first { !$0.changes.roles.isEmpty }?.name,
            zone: dns?.zones.first, record: dns?.record.normalized,
            secret: lifecycles.lazy.compactMap(\.changes.passwordSecret).first)
    }
}

extension String {
    /// As condition keys have a record's name: small letters, no dot at its end, other characters as octal codes ("Using IAM
    /// policy conditions for fine-grained access control", Route 53 Developer Guide).
    fileprivate var normalized: String {
        let name = hasSuffix(".") ? dropLast() : self[...]
        return name.lowercased().utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "."):
                String(UnicodeScalar(byte))
            default:
                "\\" + String(repeating: "0", count: byte < 8 ? 2 : byte < 64 ? 1 : 0) + String(byte, radix: 8)
            }
        }.joined()
    }
}

extension [String] {
    /// Each once.
    fileprivate var inOrder: [String] { Set(self).sorted() }
}
