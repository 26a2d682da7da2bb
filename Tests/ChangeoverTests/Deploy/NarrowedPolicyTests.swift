import Maintenance
import Simulation
import Testing

@testable import changeover

/// `changeover policy`: the shipped policy, as narrow as a configuration is.
@Suite struct NarrowedPolicyTests {
    private static let development: Lifecycle = {
        var lifecycle = Lifecycle(
            name: "development", kind: .aurora, source: .snapshotOf("Production"),
            engine: .init("aurora-postgresql"), instances: .init("db.r6g.large"))
        lifecycle.dns = .init("dev-db.example.com", zones: ["Z1", "Z2"])
        lifecycle.changes = .init(
            roles: [.init("arn:aws:iam::111122223333:role/s3", for: "s3Import")], passwordSecret: "dev/db")
        return lifecycle
    }()

    private static let staging: Lifecycle = {
        var lifecycle = Lifecycle(
            name: "staging", kind: .instance, source: .snapshotOf("shop"), engine: .init("postgres"),
            instances: .init("db.m6g.large"))
        lifecycle.dns = .init("staging-db.example.com")
        return lifecycle
    }()

    private func narrowed(_ lifecycles: [Lifecycle]) throws -> (
        policy: RolePolicy, access: AccessPolicy, notes: [String]
    ) {
        let narrowed = NarrowedPolicy(try .shipped(), for: lifecycles)
        return (narrowed.policy, try AccessPolicy(json: try narrowed.policy.json()), narrowed.notes)
    }

    @Test func `the shipped policy is read and written without a change`() throws {
        #expect(try AccessPolicy(json: try RolePolicy.shipped().json()) == .shipped)
        let names = try RolePolicy.shipped().statements.map(\.name)
        for statement in NarrowedPolicy.LifecycleStatement.allCases {
            #expect(names.contains(statement.rawValue), "the shipped policy has \(names)")
        }
    }

    @Test func `without lifecycles nothing of them is allowed, and all else as it is shipped`() throws {
        let (policy, _, notes) = try narrowed([])
        let left = try RolePolicy.shipped().statements.filter {
            NarrowedPolicy.LifecycleStatement(rawValue: $0.name) == nil
        }
        #expect(policy.statements == left && notes == [])
        for action in [
            "route53:ChangeResourceRecordSets", "secretsmanager:GetSecretValue", "rds:RestoreDBClusterFromSnapshot",
        ] {
            #expect(!policy.actions.contains(action))
        }
    }

    @Test func `a policy of all that lifecycles can name allows every action of the shipped one`() throws {
        #expect(try narrowed([Self.development]).policy.actions == RolePolicy.shipped().actions)
    }

    private func change(_ record: String, _ type: String = "CNAME", in zone: String) -> AccessRequest {
        var request = AccessRequest("route53:ChangeResourceRecordSets", on: "arn:aws:route53:::hostedzone/\(zone)")
        request.lists = [
            "route53:changeresourcerecordsetsnormalizedrecordnames": [record, record],
            "route53:changeresourcerecordsetsrecordtypes": [type, type],
            "route53:changeresourcerecordsetsactions": ["DELETE", "CREATE"],
        ]
        return request
    }

    @Test func `each lifecycle's record may be changed in its own zones, and nothing else there`() throws {
        let (_, access, notes) = try narrowed([Self.development, Self.staging])
        for zone in ["Z1", "Z2"] { #expect(access.decision(on: change("dev-db.example.com", in: zone)) == .allowed) }
        #expect(access.decision(on: change("staging-db.example.com", in: "Z9")) == .allowed)
        for denied in [
            change("dev-db.example.com", in: "Z3"), change("dev-db.example.com", "TXT", in: "Z1"),
            change("www.example.com", in: "Z1"),
        ] {
            #expect(access.decision(on: denied) == .implicitDeny, "\(denied)")
        }
        #expect(
            notes == [
                "staging names no zones (dns.zones): its record may be changed in every hosted zone, hostedzone/*."
            ])
    }

    @Test func `record names are written as the condition key has them`() throws {
        var lifecycle = Self.development
        lifecycle.dns?.record = "Dev_DB*é.example.com."
        let statement = try #require(
            try narrowed([lifecycle]).policy.statements.first {
                $0.name == NarrowedPolicy.LifecycleStatement.promote.rawValue
            })
        let key = "route53:ChangeResourceRecordSetsNormalizedRecordNames"
        #expect(
            statement.conditions?["ForAllValues:StringEquals"]?[key]?.texts == [#"dev_db\052\303\251.example.com"#])
    }

    @Test func `databases are restored under the names of lifecycles, with their tag`() throws {
        let (_, access, _) = try narrowed([Self.development, Self.staging])
        func restored(_ action: String, _ resource: String, tag: String = "development") -> AccessDecision {
            access.decision(
                on: AccessRequest(
                    "rds:\(action)", on: "arn:aws:rds:us-east-1:111122223333:\(resource)",
                    ["aws:RequestTag/changeover:lifecycle": tag]))
        }
        for (action, resource) in [
            ("RestoreDBClusterFromSnapshot", "cluster:development-2026-01-05"),
            ("RestoreDBClusterFromSnapshot", "cluster-snapshot:rds:production-1"),
            ("RestoreDBClusterToPointInTime", "cluster:production"),
            ("RestoreDBClusterToPointInTime", "subgrp:dev-db"),
        ] {
            #expect(restored(action, resource) == .allowed, "\(resource)")
        }
        #expect(restored("RestoreDBInstanceFromDBSnapshot", "db:staging-2026-01-05", tag: "staging") == .allowed)
        #expect(restored("RestoreDBClusterFromSnapshot", "cluster:orders") == .implicitDeny)
        #expect(restored("RestoreDBInstanceFromDBSnapshot", "db:shop") == .implicitDeny)
        #expect(
            restored("RestoreDBClusterFromSnapshot", "cluster:development-2026-01-05", tag: "other") == .implicitDeny)
    }

    @Test func `passwords are kept in the secrets that are named, and only clusters with roles are given some`() throws
    {
        let access = try narrowed([Self.development, Self.staging]).access
        func put(_ secret: String) -> AccessDecision {
            access.decision(
                on: AccessRequest(
                    "secretsmanager:PutSecretValue",
                    on: "arn:aws:secretsmanager:us-east-1:111122223333:secret:\(secret)"))
        }
        #expect(put("dev/db-AbCdEf") == .allowed)
        #expect(put("dev/db2-AbCdEf") == .implicitDeny && put("changeover/x-AbCdEf") == .implicitDeny)
        var whole = Self.development
        let arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:dev/db-AbCdEf"
        whole.changes.passwordSecret = arn
        let named = try narrowed([whole]).access
        #expect(named.decision(on: AccessRequest("secretsmanager:PutSecretValue", on: arn)) == .allowed)
        let without = try narrowed([Self.staging]).policy.actions
        for action in ["secretsmanager:PutSecretValue", "kms:GenerateDataKey", "rds:AddRoleToDBCluster"] {
            #expect(!without.contains(action))
        }
    }

    @Test func `of one snapshot the cluster is not known, which is said`() throws {
        var lifecycle = Self.development
        lifecycle.source = .snapshot(arn: "arn:aws:rds:us-east-1:111122223333:cluster-snapshot:before")
        #expect(try narrowed([lifecycle]).notes.map { $0.hasPrefix("development is made from one snapshot") } == [true])
    }

    @Test func `a policy that is too long to be a managed one is told`() {
        #expect(NarrowedPolicy.lengthNote(String(repeating: "x ", count: NarrowedPolicy.managedLimit)) == nil)
        #expect(
            NarrowedPolicy.lengthNote(String(repeating: "x", count: 6_145))?.contains("has 6145 characters") == true)
    }
}
