import Fleet
import Foundation
import Slack
import Testing

/// What `deploy/` gives the bot is what the bot needs.
@Suite struct DeployTests {
    private func file(_ name: String) throws -> String {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return try String(contentsOf: folder.appending(path: "deploy/\(name)"), encoding: .utf8)
    }

    private struct Policy: Decodable {
        struct Statement: Decodable {
            var actions: [String]
            var hasCondition: Bool
            var resources: [String]

            enum CodingKeys: String, CodingKey {
                case actions = "Action"
                case condition = "Condition"
                case resources = "Resource"
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                actions = try Self.list(.actions, in: container)
                resources = try Self.list(.resources, in: container)
                hasCondition = container.contains(.condition)
            }

            private static func list(
                _ key: CodingKeys, in container: KeyedDecodingContainer<CodingKeys>
            ) throws -> [String] {
                if let one = try? container.decode(String.self, forKey: key) { return [one] }
                return try container.decode([String].self, forKey: key)
            }
        }

        var statements: [Statement]

        enum CodingKeys: String, CodingKey { case statements = "Statement" }
    }

    @Test func `the policy allows every action that the bot calls, and no other`() throws {
        let policy = try JSONDecoder().decode(Policy.self, from: Data(try file("iam-policy.json").utf8))
        let allowed = Set(policy.statements.flatMap(\.actions)).sorted()
        #expect(allowed == FleetService.all.permissions.map(\.action.description).sorted())
    }

    @Test func `deletions and passed roles are bound to conditions`() throws {
        let policy = try JSONDecoder().decode(Policy.self, from: Data(try file("iam-policy.json").utf8))
        for statement in policy.statements
        where !Set(["rds:DeleteDBInstance", "rds:DeleteDBCluster", "iam:PassRole"]).isDisjoint(with: statement.actions)
        {
            // By tag or by service, or to the names that blue/green deployments give to what is not in use.
            let isNarrow = statement.resources.allSatisfy { resource in
                ["-old*", "-green-*", ":cluster-snapshot:*"].contains(where: resource.hasSuffix)
            }
            #expect(statement.hasCondition && statement.actions.count == 1 || isNarrow)
        }
    }

    @Test func `the manifest asks for every scope of the methods that the bot calls`() throws {
        let manifest = try file("slack-app-manifest.yaml")
        let unused: Set<Slack.SlackMethod> = [.conversationsJoin, .reactionsAdd]
        let scopes = Set(Slack.SlackMethod.allCases.filter { !unused.contains($0) }.compactMap(\.scope))
        for scope in scopes { #expect(manifest.contains("- \(scope)")) }
        for scope in scopes where scope.hasPrefix("channels:") {
            #expect(manifest.contains("- groups:" + scope.dropFirst("channels:".count)))
        }
        #expect(!manifest.contains("admin"))
    }
}
