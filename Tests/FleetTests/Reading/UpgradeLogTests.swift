import Engine
import Fleet
import Maintenance
import TestSupport
import Testing

/// What AWS wrote of an upgrade that it did not make.
struct UpgradeLogTests {
    private static let since = Timestamp(milliseconds: 1_796_000_000_000)
    private static let question = UpgradeLogQuestion(of: "ledger", in: Target.orders.place, since: since)

    private func read(
        _ files: [(name: String, written: Int)], saying text: String = "Upgrade could not be run"
    ) async -> (Reading<UpgradeLog?>?, FakeAWS) {
        let list = files.map { file in
            "<DescribeDBLogFilesDetails><LogFileName>\(file.name)</LogFileName><LastWritten>\(file.written)</LastWritten>"
                + "<Size>100</Size></DescribeDBLogFilesDetails>"
        }
        let aws = FakeAWS(answering: [
            "DescribeDBLogFiles": { call, _ in
                .result(call.action, "<DescribeDBLogFiles>\(list.joined())</DescribeDBLogFiles>")
            },
            "DownloadDBLogFilePortion": { call, _ in
                .result(
                    call.action,
                    "<LogFileData>\(text)</LogFileData><Marker>0:1</Marker><AdditionalDataPending>false</AdditionalDataPending>"
                )
            },
        ])
        let reading = await aws.fleet().ask([AnyQuestion(Self.question)], for: .look)[Self.question]?.reading
        return (reading, aws)
    }

    @Test func `the file that was written last of those that AWS names so is read from its beginning`() async throws {
        let (reading, aws) = await read([
            ("error/postgresql.log", 9), ("pg_upgrade_precheck.log.1700", 1), ("error/pg_upgrade_internal.log.1701", 2),
        ])
        #expect(
            reading
                == .known(UpgradeLog(name: "error/pg_upgrade_internal.log.1701", text: "Upgrade could not be run")))
        let list = try #require(aws.calls.first { $0.action == "DescribeDBLogFiles" })
        #expect(list["FileLastWritten"] == "\(Self.since.milliseconds)")
        let download = try #require(aws.calls.first { $0.action == "DownloadDBLogFilePortion" })
        #expect(download["LogFileName"] == "error/pg_upgrade_internal.log.1701" && download["Marker"] == "0")
    }

    @Test func `where there is no such file nothing is read`() async {
        let (reading, aws) = await read([("error/postgresql.log", 9)])
        #expect(reading == .known(nil))
        #expect(!aws.calls.contains { $0.action == "DownloadDBLogFilePortion" })
    }
}
