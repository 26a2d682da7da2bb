package import Foundation

extension RDS {
    /// A log file of an instance.
    package struct DBLogFile: Sendable, Equatable, ReplyShape {
        /// With its folder, such as `error/postgresql.log.2026-03-01-00`.
        package var logFileName: String
        package var lastWritten: Date?
        /// In bytes.
        package var size: Int?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            logFileName = try element.required("LogFileName")
            // Milliseconds since 1970, as for `FileLastWritten`: DescribeDBLogFiles in the API reference.
            let milliseconds: Int? = try element.optional("LastWritten")
            lastWritten = milliseconds.map { Date(timeIntervalSince1970: Double($0) / 1000) }
            size = try element.optional("Size")
        }
    }

    /// Lists the log files of an instance.
    package struct DescribeDBLogFiles: RDSListRequest {
        package typealias Item = DBLogFile
        package static let list = "DescribeDBLogFiles"

        var dbInstanceIdentifier: String
        package var filenameContains: String?
        /// Milliseconds since 1970; files that were written to since.
        package var fileLastWritten: Int?
        /// In bytes; files that are larger.
        package var fileSize: Int?

        package init(dbInstanceIdentifier: String) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("FilenameContains", filenameContains)
            form.add("FileLastWritten", fileLastWritten)
            form.add("FileSize", fileSize)
        }
    }

    /// Lines of a log file.
    package struct DBLogFilePortion: Sendable, Equatable, ReplyShape {
        /// As written, white space included; empty where there is nothing.
        package var logFileData: String
        /// Where the next portion begins.
        package var marker: String?
        package var additionalDataPending: Bool?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            logFileData = element.node["LogFileData"]?.content ?? ""
            marker = try element.optional("Marker")
            additionalDataPending = try element.optional("AdditionalDataPending")
        }
    }

    /// Reads lines of a log file of an instance, at most 1 MB of them.
    ///
    /// Without a marker they are the last ones, and `numberOfLines` says how many. Source: DownloadDBLogFilePortion in the API
    /// reference.
    package struct DownloadDBLogFilePortion: RDSRequest {
        package typealias Reply = DBLogFilePortion
        package static let kind = AWSCall.Kind.read
        /// The marker of a file's first line.
        package static let beginning = "0"

        var dbInstanceIdentifier: String
        var logFileName: String
        /// `beginning`, or that of the portion before.
        package var marker: String?
        package var numberOfLines: Int?

        package init(dbInstanceIdentifier: String, logFileName: String) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.logFileName = logFileName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBInstanceIdentifier", dbInstanceIdentifier)
            form.add("LogFileName", logFileName)
            form.add("Marker", marker)
            form.add("NumberOfLines", numberOfLines)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> DBLogFilePortion {
            try DBLogFilePortion(result)
        }
    }
}
