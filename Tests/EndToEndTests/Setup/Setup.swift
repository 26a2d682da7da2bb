import Foundation
import Simulation
import TestSupport
import Transport

/// A `moto_server`, a loopback Slack and a bot between them, all in processes or on ports of their own.
struct Setup: Sendable {
    let moto: MotoServer
    let cluster: String
    let workspace: Workspace
    let proxy: RecordingProxy
    let bot: ServedBot
    let traffic: Traffic

    /// Runs the body with a bot at work on a cluster of three members, and stops the bot afterwards.
    static func open<Result: Sendable>(
        on moto: MotoServer, through transport: CurlTransport, cluster: String, strike: Traffic.Strike? = nil,
        callStrike: Traffic.CallStrike? = nil, lifecycle: LifecycleSite? = nil,
        approvers: [String] = ["U0BOB", "U0CAROL"],
        habits: [Workspace.Habit] = [.start, .approve(as: "U0BOB")], corrections: [any Correction] = [],
        _ body: @escaping @Sendable (Setup) async throws -> Result
    ) async throws -> Result {
        try await moto.createCluster(cluster, members: (1...3).map { "\(cluster)-\($0)" })
        try await lifecycle?.prepare(on: moto)
        let folder = FileManager.default.temporaryDirectory.appending(path: "changeover-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let traffic = Traffic(strike: strike, callStrike: callStrike)
        let workspace = Workspace(traffic: traffic, habits: habits)
        let proxy = RecordingProxy(to: moto.url, through: transport, traffic: traffic, corrections: corrections)
        return try await withLoopbackServer(workspace) { slack in
            try await withLoopbackServer(proxy) { aws in
                let config = folder.appending(path: "changeover.yaml")
                let text = text(approvers: approvers) + (lifecycle?.configuration ?? "")
                try Data(text.utf8).write(to: config)
                var environment = ProcessInfo.processInfo.environment.merging(moto.environment) { $1 }
                environment["AWS_ENDPOINT_URL"] = aws.absoluteString
                environment["SLACK_API_URL"] = slack.appending(path: "api/").absoluteString
                environment["SLACK_BOT_TOKEN"] = SlackWorld.exampleToken
                let bot = try ServedBot(config: config, environment: environment)
                let setup = Setup(
                    moto: moto, cluster: cluster, workspace: workspace, proxy: proxy, bot: bot, traffic: traffic)
                traffic.whenStruck { bot.kill() }
                try bot.start()
                let result: Result
                do {
                    result = try await body(setup)
                } catch {
                    _ = await bot.stop()
                    throw error
                }
                _ = await bot.stop()
                return result
            }
        }
    }

    private static func text(approvers: [String]) -> String {
        """
        database: changeover.sqlite
        slack: {poll_interval: 200ms}
        channels:
          - {id: C0DBAOPS, role: operations}
          - {id: C0STATUS, role: status}
        people:
          operators: [U0ALICE, S0DBATEAM]
          approvers: [\(approvers.joined(separator: ", "))]
        aws: {region: us-east-1}

        """
    }

    /// The classes and roles that the members were created with.
    var untouched: [String] { (1...3).map { "\(cluster)-\($0) db.r6g.large \($0 == 1 ? "writer" : "reader")" } }

    /// Members, classes and writer as moto tells boto3: "orders-1 db.r6g.large writer".
    func members() async throws -> [String] {
        try await moto.boto3(
            """
            cluster = rds.describe_db_clusters(DBClusterIdentifier=sys.argv[1])['DBClusters'][0]
            writers = {m['DBInstanceIdentifier'] for m in cluster['DBClusterMembers'] if m['IsClusterWriter']}
            for found in rds.describe_db_instances(
                    Filters=[{'Name': 'db-cluster-id', 'Values': [sys.argv[1]]}])['DBInstances']:
                name = found['DBInstanceIdentifier']
                print(name, found['DBInstanceClass'], 'writer' if name in writers else 'reader')
            """, arguments: [cluster]
        ).split(separator: "\n").map(String.init).sorted()
    }
}
