import Foundation
import TestSupport
import Testing

@testable import AWS

/// botocore reads the same files, and has to find the same settings; or we refuse the file, and say where.
@Suite struct ConfigurationJudgeTests {
    private static let generated =
        (0..<2500).map { ConfigurationFiles(seed: $0, wildness: 0) }
        + (0..<2500).map { ConfigurationFiles(seed: 1_000_000 + $0, wildness: 24) }

    @Test func `the shared configuration files are read as botocore reads them, or refused`() async throws {
        let cases = Self.written + Self.generated
        let verdicts = try await Self.ask(cases)
        try #require(verdicts.count == cases.count)
        var agreed = 0
        var refused: [String: Int] = [:]
        for (index, (files, verdict)) in zip(cases, verdicts).enumerated() {
            do throws(CredentialsError) {
                let ours = try Self.read(files)
                let same = NSDictionary(dictionary: ours).isEqual(to: verdict)
                #expect(same, "Files \(index): botocore reads \(verdict), we read \(ours)")
                agreed += 1
            } catch {
                #expect(error.message.hasSuffix("."))
                if verdict["error"] == nil { refused[Self.reason(error), default: 0] += 1 }
            }
        }
        #expect(agreed > cases.count * 2 / 3)
        #expect(Set(refused.keys).isSubset(of: Self.refusals), "refused although botocore reads it: \(refused)")
    }

    @Test func `files as people write them are never refused`() async throws {
        let verdicts = try await Self.ask(Self.written)
        for (files, verdict) in zip(Self.written, verdicts) {
            #expect(NSDictionary(dictionary: try Self.read(files)).isEqual(to: verdict))
        }
    }

    /// Why a file that botocore reads is refused: it would guess, or take a section for part of a setting.
    private static let refusals: Set = [
        "it contains a control character", "a section is indented deeper than the setting above it",
        "a section's bracket is not closed, or nothing is between the two",
        "a setting's name has other characters than ASCII",
    ]

    private static func reason(_ error: CredentialsError) -> String {
        let words = error.message.components(separatedBy: "is wrong: ").last ?? error.message
        return String(words.dropLast())
    }

    private static func read(_ files: ConfigurationFiles) throws(CredentialsError) -> [String: Any] {
        let contents = ["/config": files.config, "/credentials": files.credentials]
        let read = try SharedConfiguration(
            environment: ["AWS_CONFIG_FILE": "/config", "AWS_SHARED_CREDENTIALS_FILE": "/credentials"],
            files: FileReader { contents[$0] })
        return ["profiles": read.profiles.mapValues(json), "services": read.services.mapValues(json)]
    }

    private static func json(_ settings: SharedConfiguration.Settings) -> [String: Any] {
        settings.mapValues { setting -> Any in
            switch setting {
            case .text(let text): text.exposed
            case .nested(let inner): inner.mapValues(\.exposed)
            }
        }
    }

    private static func ask(_ cases: [ConfigurationFiles]) async throws -> [[String: Any]] {
        let script = try #require(
            Bundle.module.url(forResource: "aws-config-judge", withExtension: "py", subdirectory: "Fixtures"))
        let list = FileManager.default.temporaryDirectory.appending(path: "aws-config-\(UUID().uuidString).json")
        try JSONSerialization.data(withJSONObject: cases.map(\.json)).write(to: list)
        defer { try? FileManager.default.removeItem(at: list) }
        let python = try PythonProcess(
            try String(contentsOf: script, encoding: .utf8), arguments: [list.path],
            environment: ["HOME": "/nonexistent"])
        let answer = try await python.outputToEnd(within: .seconds(120))
        return try #require(JSONSerialization.jsonObject(with: answer) as? [[String: Any]])
    }

    private static let written = [
        ConfigurationFiles(
            config: "[default]\n\tregion = eu-west-1\n\taws_access_key_id = AKIA\n\taws_secret_access_key = s\n"),
        ConfigurationFiles(config: "[default]\n  region = eu-west-1\n\n  output = json\n  s3 =\n    a = b\n  x = y\n"),
        ConfigurationFiles(config: "[default]\r\nregion=eu-west-1\r\n[profile \"my ops\"]\r\nregion: us-east-1\r\n"),
        ConfigurationFiles(
            config: """
                # of the team
                [profile dev]
                services = local
                region = eu-west-3

                [services local]
                rds =
                  # the simulator
                  endpoint_url = http://localhost:5000
                sts =
                  endpoint_url = http://localhost:5001
                """,
            credentials: "[dev]\naws_access_key_id=A\naws_secret_access_key=a/b+c=\n; no more\n"),
        ConfigurationFiles(config: "", credentials: "\n"),
        ConfigurationFiles(config: "[profile a]\nx = 1\n[profile \"a\"]\ny = 2\n", credentials: "[a]\nx = 3\n"),
        ConfigurationFiles(config: "[DEFAULT]\nregion = eu-west-1\n[profile a]\n[profile b]\nregion = eu-west-2\n"),
        ConfigurationFiles(config: "[default]\ncredential_process = sh -c 'a; b # c'\n  more\nregion = eu-west-1"),
    ]
}
