@testable import AWS

/// The requests about instances outside Aurora.
extension RDSSamples {
    static let standaloneInstanceRequests: [any RDSRequest] = [
        RDS.DescribeValidDBInstanceModifications(dbInstanceIdentifier: "ledger"),
        RDS.DescribeDBLogFiles(dbInstanceIdentifier: "ledger").with {
            $0.filenameContains = "pg_upgrade & co"
            $0.fileLastWritten = 1_772_323_200_000
            $0.fileSize = 1
        },
        downloadDBLogFilePortion,
    ]

    static let downloadDBLogFilePortion = RDS.DownloadDBLogFilePortion(
        dbInstanceIdentifier: "ledger", logFileName: "error/postgresql.log.2026-03-01-00"
    ).with {
        $0.marker = RDS.DownloadDBLogFilePortion.beginning
        $0.numberOfLines = 200
    }
}
