import Foundation
import Testing

@testable import AWS

/// What is asked and changed of instances outside Aurora.
struct InstanceTests {
    @Test func `every field of what can be modified, of a log file and of lines of one is read`() async throws {
        try await BotocoreJudge.check("DescribeValidDBInstanceModifications", "validdbinstancemodificationsmessage") {
            try await $0.send(RDS.DescribeValidDBInstanceModifications(dbInstanceIdentifier: "a"))
        }
        try await BotocoreJudge.check("DescribeDBLogFiles", "describedblogfiles") {
            try await $0.list(RDS.DescribeDBLogFiles(dbInstanceIdentifier: "a"))
        }
        try await BotocoreJudge.check("DownloadDBLogFilePortion", "") {
            try await $0.send(RDSSamples.downloadDBLogFilePortion)
        }
    }

    private static func modifications(_ storage: String) -> String {
        """
        <DescribeValidDBInstanceModificationsResponse><DescribeValidDBInstanceModificationsResult>
        <ValidDBInstanceModificationsMessage>\(storage)</ValidDBInstanceModificationsMessage>
        </DescribeValidDBInstanceModificationsResult></DescribeValidDBInstanceModificationsResponse>
        """
    }

    @Test func `each type of storage is read with its ranges, and without those that it does not have`() async throws {
        let aws = ScriptedAWS(
            Self.modifications(
                """
                <Storage><ValidStorageOptions><StorageType>gp2</StorageType><StorageSize><Range><From>110</From>
                <To>65536</To><Step>1</Step></Range></StorageSize></ValidStorageOptions>
                <ValidStorageOptions><StorageType>io2</StorageType><StorageSize><Range><From>110</From><To>65536</To>
                </Range></StorageSize><IopsToStorageRatio><DoubleRange><From>0.5</From><To>1000</To></DoubleRange>
                </IopsToStorageRatio></ValidStorageOptions></Storage>
                """))
        let valid = try await aws.send(RDS.DescribeValidDBInstanceModifications(dbInstanceIdentifier: "ledger"))
        #expect(aws.calls.map(\.lines) == [["DBInstanceIdentifier=ledger"]])
        #expect(valid.storage.map(\.storageType) == ["gp2", "io2"])
        #expect(valid.storage.flatMap(\.storageSize).map(\.from) == [110, 110])
        #expect(valid.storage.flatMap(\.storageSize).map(\.step) == [1, nil])
        #expect(valid.storage.map(\.provisionedIops.isEmpty) == [true, true])
        #expect(valid.storage.flatMap(\.iopsToStorageRatio).map(\.from) == [0.5])
    }

    @Test(arguments: [
        "<SupportsDedicatedLogVolume>true</SupportsDedicatedLogVolume>",
        "<Storage><ValidStorageOptions><StorageType/></ValidStorageOptions></Storage>",
    ])
    func `a reply that does not say which storage is valid is no reply that none is`(storage: String) async {
        await #expect {
            try await ScriptedAWS(garbled: Self.modifications(storage)).send(
                RDS.DescribeValidDBInstanceModifications(dbInstanceIdentifier: "ledger"))
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
        }
    }

    @Test func `log files are listed with when they were last written to`() async throws {
        let aws = ScriptedAWS(
            """
            <DescribeDBLogFilesResponse><DescribeDBLogFilesResult><DescribeDBLogFiles><DescribeDBLogFilesDetails>
            <LogFileName>error/pg_upgrade_precheck.log.1772323200000</LogFileName>
            <LastWritten>1772323200500</LastWritten><Size>2048</Size>
            </DescribeDBLogFilesDetails></DescribeDBLogFiles></DescribeDBLogFilesResult></DescribeDBLogFilesResponse>
            """)
        let files = try await aws.list(
            RDS.DescribeDBLogFiles(dbInstanceIdentifier: "ledger").with {
                $0.filenameContains = "precheck"
                $0.fileLastWritten = 1_772_323_200_000
            })
        #expect(files.map(\.logFileName) == ["error/pg_upgrade_precheck.log.1772323200000"])
        #expect(files.map(\.lastWritten) == [RDSSamples.instant.addingTimeInterval(0.5)])
        #expect(files.map(\.size) == [2048])
        #expect(
            aws.calls.first?.lines == [
                "DBInstanceIdentifier=ledger", "FilenameContains=precheck", "FileLastWritten=1772323200000",
            ])
    }

    @Test(arguments: [
        ("<LogFileData>  one\n\ttwo\n</LogFileData>", "  one\n\ttwo\n"), ("<LogFileData/>", ""), ("", ""),
    ])
    func `lines of a log file are kept as written`(element: String, lines: String) async throws {
        let aws = ScriptedAWS(
            """
            <DownloadDBLogFilePortionResponse><DownloadDBLogFilePortionResult>\(element)<Marker>4:117</Marker>
            <AdditionalDataPending>true</AdditionalDataPending></DownloadDBLogFilePortionResult>
            </DownloadDBLogFilePortionResponse>
            """)
        let portion = try await aws.send(
            RDS.DownloadDBLogFilePortion(dbInstanceIdentifier: "ledger", logFileName: "PrePatchCompatibility.log").with
            {
                $0.marker = RDS.DownloadDBLogFilePortion.beginning
            })
        #expect(portion.logFileData == lines)
        #expect(portion.marker == "4:117")
        #expect(portion.additionalDataPending == true)
        #expect(
            aws.calls.first?.lines == [
                "DBInstanceIdentifier=ledger", "LogFileName=PrePatchCompatibility.log", "Marker=0",
            ])
    }

    @Test func `green of an instance is asked for with its class and its storage, and no group of a cluster`() {
        let request = RDS.CreateBlueGreenDeployment(
            blueGreenDeploymentName: "ledger-to-16", source: "arn:aws:rds:eu-west-1:1:db:ledger"
        ).with {
            $0.targetEngineVersion = "16.4"
            $0.targetDBParameterGroupName = "ledger-pg16"
            $0.targetDBInstanceClass = "db.m7g.large"
            $0.targetStorageType = "gp3"
            $0.targetAllocatedStorage = 200
            $0.targetIops = 12000
            $0.targetStorageThroughput = 500
            $0.upgradeTargetStorageConfig = true
        }
        #expect(
            request.call.lines == [
                "BlueGreenDeploymentName=ledger-to-16", "Source=arn:aws:rds:eu-west-1:1:db:ledger",
                "TargetEngineVersion=16.4", "TargetDBParameterGroupName=ledger-pg16",
                "TargetDBInstanceClass=db.m7g.large", "TargetStorageType=gp3", "TargetAllocatedStorage=200",
                "TargetIops=12000", "TargetStorageThroughput=500", "UpgradeTargetStorageConfig=true",
            ])
    }

    @Test func `a failover to the standby, and a deletion that keeps the backups, say so`() {
        let failover = RDS.RebootDBInstance(dbInstanceIdentifier: "ledger").with { $0.forceFailover = true }
        #expect(failover.call.lines == ["DBInstanceIdentifier=ledger", "ForceFailover=true"])
        let deletion = RDS.DeleteDBInstance(dbInstanceIdentifier: "ledger-old1", finalSnapshot: .named("last")).with {
            $0.deleteAutomatedBackups = false
        }
        #expect(
            deletion.call.lines == [
                "DBInstanceIdentifier=ledger-old1", "SkipFinalSnapshot=false", "FinalDBSnapshotIdentifier=last",
                "DeleteAutomatedBackups=false",
            ])
    }

    /// Source: DescribeDBInstances in the RDS API reference; botocore's model has it in prose only.
    @Test func `an instance is found by the id that a switchover leaves it`() {
        let request = RDS.DescribeDBInstances().with { $0.filters = [.dbiResourceID(["db-ABC"])] }
        #expect(
            request.call.lines == ["Filters.Filter.1.Name=dbi-resource-id", "Filters.Filter.1.Values.Value.1=db-ABC"])
    }
}
