import Foundation
import Simulation
import TestSupport
import Testing
import Transport

/// A blue/green upgrade in front of moto: groups, clusters, snapshots and the deployment are moto's; what it lacks of the
/// catalogue and of the switchover is corrected.
@Suite struct UpgradeInteropTests {
    /// Gives the cluster groups of its own, with a value that PostgreSQL 16 does not have any more.
    private static func setParameters(on moto: MotoServer) async throws {
        try await moto.boto3(
            """
            family = 'aurora-postgresql15'
            def values(**given):
                return [{'ParameterName': name.replace('__', '.'), 'ParameterValue': value,
                         'ApplyMethod': 'pending-reboot'} for name, value in given.items()]
            rds.create_db_cluster_parameter_group(
                DBClusterParameterGroupName='own-cluster', DBParameterGroupFamily=family, Description='own')
            rds.modify_db_cluster_parameter_group(DBClusterParameterGroupName='own-cluster', Parameters=values(
                rds__logical_replication='1', work_mem='8192', vacuum_defer_cleanup_age='1000'))
            rds.create_db_parameter_group(
                DBParameterGroupName='own-instance', DBParameterGroupFamily=family, Description='own')
            rds.modify_db_parameter_group(
                DBParameterGroupName='own-instance', Parameters=values(log_min_duration_statement='500'))
            rds.modify_db_cluster(
                DBClusterIdentifier='orders', DBClusterParameterGroupName='own-cluster', ApplyImmediately=True)
            for member in ['orders-1', 'orders-2', 'orders-3']:
                rds.modify_db_instance(
                    DBInstanceIdentifier=member, DBParameterGroupName='own-instance', ApplyImmediately=True)
            """)
    }

    /// Clusters with version and group, members with cluster, class, version and group, values of the groups that were
    /// made, and manual snapshots with their version, as moto tells boto3.
    private static func inventory(of moto: MotoServer, base: String) async throws -> [String] {
        try await moto.boto3(
            """
            base = sys.argv[1]
            for c in rds.describe_db_clusters()['DBClusters']:
                print(c['DBClusterIdentifier'], c['EngineVersion'], c['DBClusterParameterGroup'])
            for i in rds.describe_db_instances()['DBInstances']:
                print(i['DBInstanceIdentifier'], i['DBClusterIdentifier'], i['DBInstanceClass'], i['EngineVersion'],
                      i['DBParameterGroups'][0]['DBParameterGroupName'])
            cluster_groups = [g['DBClusterParameterGroupName'] for g in
                rds.describe_db_cluster_parameter_groups()['DBClusterParameterGroups']]
            if base + '-cluster' in cluster_groups:
                for p in rds.describe_db_cluster_parameters(DBClusterParameterGroupName=base + '-cluster')['Parameters']:
                    print(p['ParameterName'], p['ParameterValue'])
            groups = [g['DBParameterGroupName'] for g in rds.describe_db_parameter_groups()['DBParameterGroups']]
            if base + '-instance' in groups:
                for p in rds.describe_db_parameters(DBParameterGroupName=base + '-instance')['Parameters']:
                    print(p['ParameterName'], p['ParameterValue'])
            for g in cluster_groups + groups:
                if g.startswith(base): print('group', g)
            for s in rds.describe_db_cluster_snapshots(SnapshotType='manual')['DBClusterSnapshots']:
                print(s['DBClusterSnapshotIdentifier'], s['EngineVersion'], s['Status'])
            """, arguments: [base]
        ).split(separator: "\n").map(String.init).sorted()
    }

    @Test(.timeLimit(.minutes(5)))
    func `a cluster is upgraded by blue and green, and the old one deleted with a snapshot when somebody starts that`()
        async throws
    {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(
            on: moto, through: transport, cluster: "orders",
            corrections: [CatalogueCorrection(), SwitchoverCorrection()]
        ) { setup in
            try await Self.setParameters(on: moto)
            setup.workspace.type("!rds upgrade orders 16.4")
            await setup.workspace.untilPosted("upgrade to 16.4 finished", in: "C0STATUS")
            let proxy = setup.proxy
            let base = try #require(proxy.values(of: "BlueGreenDeploymentName", in: "CreateBlueGreenDeployment").first)
            await setup.workspace.untilPosted("cleanup finished", in: "C0STATUS")
            #expect(
                try await Self.inventory(of: moto, base: base).filter { !$0.hasPrefix("group ") }
                    == [
                        "\(base)-final 15.4 available", "log_min_duration_statement 500",
                        "orders 16.4 \(base)-cluster", "orders-1 orders db.r6g.large 16.4 \(base)-instance",
                        "orders-2 orders db.r6g.large 16.4 \(base)-instance",
                        "orders-3 orders db.r6g.large 16.4 \(base)-instance", "rds.logical_replication 1",
                        "work_mem 8192",
                    ].sorted(), "\(setup.bot.log.suffix(3000))")
            #expect(
                proxy.changes.prefix(4).sorted() == [
                    "CreateDBClusterParameterGroup", "CreateDBParameterGroup", "ModifyDBClusterParameterGroup",
                    "ModifyDBParameterGroup",
                ])
            #expect(
                proxy.changes.dropFirst(4) == [
                    "CreateBlueGreenDeployment", "SwitchoverBlueGreenDeployment", "DeleteDBInstance",
                    "DeleteDBInstance", "DeleteDBInstance", "DeleteDBCluster", "DeleteBlueGreenDeployment",
                ])
            Self.checkCalls(of: proxy, base: base)
            let dropped = "aurora-postgresql16 does not take over from own-cluster: vacuum_defer_cleanup_age = 1000"
            #expect(setup.workspace.messages().first?.text.contains(dropped) == true)
            try Self.checkApprovals(in: setup)
            #expect(setup.workspace.repeatedTexts.isEmpty)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }

    @Test(.timeLimit(.minutes(5)))
    func `an upgrade that is vetoed before its switchover is brought back, and green deleted`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(
            on: moto, through: transport, cluster: "orders",
            habits: [.start, .veto(as: "U0BOB", where: "*Approve switchover of orders?*")],
            corrections: [CatalogueCorrection(), SwitchoverCorrection()]
        ) { setup in
            try await Self.setParameters(on: moto)
            setup.workspace.type("!rds upgrade orders 16.4")
            await setup.workspace.untilPosted("stopped by", in: "C0STATUS")
            let proxy = setup.proxy
            let base = try #require(proxy.values(of: "BlueGreenDeploymentName", in: "CreateBlueGreenDeployment").first)
            #expect(proxy.calls(of: "DeleteBlueGreenDeployment").isEmpty)

            setup.workspace.adopt([.start, .approve(as: "U0CAROL")])
            setup.workspace.type("!rds rollback \(base.dropFirst("orders-co-".count))")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            let inventory = try await Self.inventory(of: moto, base: base)
            #expect(
                inventory.filter { $0.hasPrefix("orders") } == [
                    "orders 15.4 own-cluster", "orders-1 orders db.r6g.large 15.4 own-instance",
                    "orders-2 orders db.r6g.large 15.4 own-instance", "orders-3 orders db.r6g.large 15.4 own-instance",
                ], "\(setup.bot.log.suffix(3000))")
            #expect(!inventory.contains { $0.hasPrefix("group ") }, "groups that the upgrade made and nobody uses go")
            #expect(proxy.calls(of: "SwitchoverBlueGreenDeployment").isEmpty)
            #expect(proxy.values(of: "DeleteTarget", in: "DeleteBlueGreenDeployment") == ["true"])
            #expect(proxy.calls(of: "DeleteDBInstance").isEmpty && proxy.calls(of: "DeleteDBCluster").isEmpty)
            let approval = try #require(setup.workspace.approvals.first)
            let deletion = try #require(proxy.calls(of: "DeleteBlueGreenDeployment").first)
            #expect(approval <= deletion)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }

    private static func checkCalls(of proxy: RecordingProxy, base: String) {
        #expect(proxy.values(of: "TargetEngineVersion", in: "CreateBlueGreenDeployment") == ["16.4"])
        #expect(
            proxy.values(of: "TargetDBClusterParameterGroupName", in: "CreateBlueGreenDeployment")
                == ["\(base)-cluster"])
        #expect(
            proxy.values(of: "TargetDBParameterGroupName", in: "CreateBlueGreenDeployment") == ["\(base)-instance"])
        #expect(proxy.values(of: "SwitchoverTimeout", in: "SwitchoverBlueGreenDeployment") == ["300"])
        #expect(proxy.values(of: "DeleteTarget", in: "DeleteBlueGreenDeployment").allSatisfy { $0 == "false" })
        // Only what bears the names that AWS gave to blue.
        #expect(
            proxy.values(of: "DBInstanceIdentifier", in: "DeleteDBInstance").sorted()
                == (1...3).map { "orders-\($0)-old1" })
        #expect(proxy.values(of: "DBClusterIdentifier", in: "DeleteDBCluster") == ["orders-old1"])
        #expect(proxy.values(of: "FinalDBSnapshotIdentifier", in: "DeleteDBCluster") == ["\(base)-final"])
    }

    /// One approval before the switchover, another between it and the first deletion.
    private static func checkApprovals(in setup: Setup) throws {
        let approvals = setup.workspace.approvals
        try #require(approvals.count == 2)
        let switchover = try #require(setup.proxy.calls(of: "SwitchoverBlueGreenDeployment").first)
        let deletion = try #require(setup.proxy.calls(of: "DeleteDBInstance").first)
        #expect(approvals[0] <= switchover)
        #expect(switchover <= approvals[1])
        #expect(approvals[1] <= deletion)
    }
}
