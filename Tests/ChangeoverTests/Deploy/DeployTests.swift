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

            enum CodingKeys: String, CodingKey {
                case actions = "Action"
                case condition = "Condition"
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                if let one = try? container.decode(String.self, forKey: .actions) {
                    actions = [one]
                } else {
                    actions = try container.decode([String].self, forKey: .actions)
                }
                hasCondition = container.contains(.condition)
            }
        }

        var statements: [Statement]

        enum CodingKeys: String, CodingKey { case statements = "Statement" }
    }

    @Test func `the policy allows every action that the bot calls, and no other`() throws {
        let policy = try JSONDecoder().decode(Policy.self, from: Data(try file("iam-policy.json").utf8))
        let allowed = policy.statements.flatMap(\.actions).sorted()
        #expect(allowed == Permissions.all.map(\.action.description).sorted())
    }

    @Test func `deletions and passed roles are bound to conditions`() throws {
        let policy = try JSONDecoder().decode(Policy.self, from: Data(try file("iam-policy.json").utf8))
        for statement in policy.statements
        where statement.actions.contains("rds:DeleteDBInstance") || statement.actions.contains("iam:PassRole") {
            #expect(statement.hasCondition && statement.actions.count == 1)
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
