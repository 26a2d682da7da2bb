import Fleet
import Foundation
import Simulation
import TestSupport
import Testing

/// The policy in `deploy/` allows what the bot needs by AWS's documentation, and no more.
@Suite struct PolicyTests {
    private static var file: URL {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.appending(path: "deploy/iam-policy.json")
    }

    private struct Policy: Decodable {
        struct Statement: Decodable {
            var actions: [String]
            var resources: [String]
            /// The keys of its conditions.
            var keys: Set<String>

            var hasCondition: Bool { !keys.isEmpty }

            enum CodingKeys: String, CodingKey {
                case actions = "Action"
                case condition = "Condition"
                case resources = "Resource"
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                actions = try Self.list(.actions, in: container)
                resources = try Self.list(.resources, in: container)
                let conditions = try container.decodeIfPresent([String: [String: Ignored]].self, forKey: .condition)
                keys = Set((conditions ?? [:]).values.flatMap(\.keys))
            }

            private static func list(
                _ key: CodingKeys, in container: KeyedDecodingContainer<CodingKeys>
            ) throws -> [String] {
                if let one = try? container.decode(String.self, forKey: key) { return [one] }
                return try container.decode([String].self, forKey: key)
            }
        }

        /// A text, or a list of texts.
        private struct Ignored: Decodable {
            init(from decoder: any Decoder) {}
        }

        var statements: [Statement]

        enum CodingKeys: String, CodingKey { case statements = "Statement" }

        static func read() throws -> Policy {
            try JSONDecoder().decode(Policy.self, from: Data(contentsOf: PolicyTests.file))
        }
    }

    @Test func `the simulated AWS enforces exactly the policy that is shipped`() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(
            text == AccessPolicy.shippedJSON,
            "deploy/iam-policy.json and Sources/Simulation/IAM/ShippedPolicy.swift are changed together.")
        #expect(try AccessPolicy(json: text) == .shipped)
    }

    @Test func `the policy allows every action that the bot needs, and no other`() throws {
        let allowed = Set(try Policy.read().statements.flatMap(\.actions)).sorted()
        #expect(allowed == Set(FleetService.all.permissions.map(\.action.description)).sorted())
    }

    @Test func `deletions, switchovers, passed roles, keys and what may be scaled are bound to conditions`() throws {
        let bound: Set = [
            "rds:DeleteDBInstance", "rds:DeleteDBCluster", "rds:DeleteDBClusterEndpoint", "iam:PassRole",
            "kms:DescribeKey", "kms:CreateGrant", "application-autoscaling:RegisterScalableTarget",
            "rds:SwitchoverBlueGreenDeployment", "rds:DeleteBlueGreenDeployment", "rds:RestoreDBClusterFromSnapshot",
            "rds:RestoreDBClusterToPointInTime", "rds:RestoreDBInstanceFromDBSnapshot", "rds:CopyDBSnapshot",
            "rds:AddRoleToDBCluster", "rds:AddRoleToDBInstance", "route53:ChangeResourceRecordSets", "kms:Decrypt",
            "kms:GenerateDataKey",
        ]
        for statement in try Policy.read().statements where !bound.isDisjoint(with: statement.actions) {
            #expect(statement.hasCondition, "\(statement.actions)")
        }
    }

    @Test func `secrets are bound to a beginning of their names, and records to hosted zones`() throws {
        for statement in try Policy.read().statements where statement.resources.contains("*") {
            let unbound = statement.actions.filter { action in
                action.hasPrefix("secretsmanager:") && action != "secretsmanager:GetRandomPassword"
                    || action == "route53:ChangeResourceRecordSets"
            }
            #expect(unbound == [])
        }
    }

    /// Names that AWS chooses: "Authorizing access to Amazon Aurora blue/green deployment operations", Aurora User Guide, and
    /// "Authorizing access to Amazon RDS blue/green deployment operations", RDS User Guide.
    @Test func `what AWS does in a blue-green deployment is allowed on resources whatever they are called`() throws {
        let actions = [
            "rds:CreateBlueGreenDeployment", "rds:SwitchoverBlueGreenDeployment", "rds:DeleteBlueGreenDeployment",
            "rds:AddTagsToResource", "rds:CreateDBCluster", "rds:CreateDBInstance", "rds:CreateDBClusterEndpoint",
            "rds:CreateDBInstanceReadReplica", "rds:ModifyDBCluster", "rds:ModifyDBInstance", "rds:PromoteReadReplica",
            "rds:PromoteReadReplicaDBCluster",
            "rds:DeleteDBCluster", "rds:DeleteDBInstance", "rds:DeleteDBClusterEndpoint",
        ]
        let statements = try Policy.read().statements
        for action in actions {
            #expect(
                statements.contains { $0.actions.contains(action) && $0.resources == ["*"] },
                "\(action) has to be allowed on every name")
        }
    }

    /// AWS takes no part of a name for what a deployment leaves behind (the same pages), and old instances keep the names that
    /// AWS gave them.
    @Test func `what deletes is bound to a tag of the bot's, and to no part of a name`() throws {
        let deleting = try Policy.read().statements.filter { statement in
            statement.actions.contains { $0.hasPrefix("rds:Delete") }
        }
        #expect(!deleting.isEmpty)
        for statement in deleting {
            #expect(statement.resources == ["*"], "\(statement.actions)")
            #expect(
                statement.hasCondition && statement.keys.allSatisfy { $0.hasPrefix("aws:ResourceTag/changeover:") },
                "\(statement.actions)")
        }
    }

    /// What AWS lists as needed by an action beside itself, and the bot never causes.
    private static let unneeded: [String: String] = [
        "secretsmanager:CreateSecret": "only for a password that Secrets Manager is to keep",
        "secretsmanager:TagResource": "only for a password that Secrets Manager is to keep",
        "secretsmanager:RotateSecret": "only for a password that Secrets Manager is to keep",
        "rds:CreateTenantDatabase": "only Oracle has tenant databases",
        "rds:DeleteTenantDatabase": "only Oracle has tenant databases",
        "application-autoscaling:TagResource": "only for tags of a target, and the bot sends none",
        "rds:CopyCustomDBEngineVersion": "only for custom engine versions, which the bot does not work on",
    ]

    @Test func `parliament finds nothing wrong, and every dependent action that AWS documents is allowed`() async throws
    {
        struct Verdict: Decodable {
            struct Finding: Decodable {
                var issue: String
                var detail: String
            }

            struct Action: Decodable {
                var dependents: [String]
            }

            var findings: [Finding]
            var actions: [String: Action]
        }
        let script = try #require(
            Bundle.module.url(forResource: "policy-parliament-judge", withExtension: "py", subdirectory: "Fixtures"))
        let python = try PythonProcess(
            try String(contentsOf: script, encoding: .utf8), arguments: [Self.file.path])
        let verdict = try JSONDecoder().decode(Verdict.self, from: try await python.outputToEnd(within: .seconds(120)))
        // Databases, their members and their monitoring roles have the names that people gave them.
        let expected: Set = ["RESOURCE_STAR", "RESOURCE_EFFECTIVELY_STAR"]
        for finding in verdict.findings {
            #expect(expected.contains(finding.issue), "\(finding.issue): \(finding.detail)")
        }
        for (action, known) in verdict.actions {
            let missing = known.dependents.filter { verdict.actions[$0] == nil && Self.unneeded[$0] == nil }
            #expect(missing.isEmpty, "\(action) also needs \(missing)")
        }
    }
}
