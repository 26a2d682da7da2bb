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
