internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// What AWS wrote in an RDS instance's own logs about an upgrade that it did not make.
struct UpgradeLogReader: Reader {
    static let kinds: [any Question.Type] = [UpgradeLogQuestion.self]

    /// The files are short: a few lines for each thing that is in the way.
    private static let lines = 200

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        await region.each(UpgradeLogQuestion.self, of: questions) { question async throws(FleetError) in
            let name = question.instance.text
            let files = try await region.list(
                RDS.DescribeDBLogFiles(dbInstanceIdentifier: name).with {
                    $0.fileLastWritten = Int(question.since.milliseconds)
                }, for: purpose)
            guard let file = files.latest(namedAs: UpgradeLogQuestion.names) else { return nil }
            let request = RDS.DownloadDBLogFilePortion(dbInstanceIdentifier: name, logFileName: file.logFileName).with {
                $0.marker = RDS.DownloadDBLogFilePortion.beginning
                $0.numberOfLines = Self.lines
            }
            do throws(AWSError) {
                let portion = try await region.calls.rds(purpose.priority).send(request)
                return UpgradeLog(
                    name: file.logFileName, text: portion.logFileData, isWhole: portion.additionalDataPending != true)
            } catch {
                throw error.failure(on: IAMAction(RDS.DownloadDBLogFilePortion.self))
            }
        }
    }
}

extension [RDS.DBLogFile] {
    /// The one written last of those whose names, less their folders, begin so: AWS appends an instant to some.
    fileprivate func latest(namedAs names: [String]) -> RDS.DBLogFile? {
        filter { file in
            let last = file.logFileName.split(separator: "/").last ?? ""
            return names.contains { last.hasPrefix($0) }
        }.max { ($0.lastWritten ?? .distantPast, $0.logFileName) < ($1.lastWritten ?? .distantPast, $1.logFileName) }
    }
}
