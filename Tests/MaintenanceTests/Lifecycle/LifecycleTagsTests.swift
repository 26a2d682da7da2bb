import Maintenance
import TestSupport
import Testing

/// What the tags of three tools tell, and what is written of them.
@Suite struct LifecycleTagsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var tags: [Maintenance.Tag]
        var told: LifecycleTags.Told?
        var testDescription: String { tags.map { "\($0.key)=\($0.value)" }.joined(separator: ", ") }

        init(_ tags: KeyValuePairs<String, String>, _ told: LifecycleTags.Told?) {
            self.tags = tags.map { Maintenance.Tag(key: $0.key, value: $0.value) }
            self.told = told
        }
    }

    private static let ours = LifecycleStage.allCases.map {
        Row(["changeover:lifecycle": "development", "changeover:stage": $0.rawValue], .stage($0, .ours))
    }

    private static let auroraEcho: [Row] = [
        Row(["aurora-echo:development:stage": "new"], .stage(.new, .auroraEcho)),
        Row(["aurora-echo:development:stage": "modified"], .stage(.modified, .auroraEcho)),
        Row(["aurora-echo:development:stage": "promoted"], .stage(.promoted, .auroraEcho)),
        Row(["aurora-echo:development:stage": "retired"], .stage(.retired, .auroraEcho)),
        Row(["aurora-echo:development:stage": "rebooted"], .unknown("rebooted", .auroraEcho)),
        Row(["aurora-echo:staging:stage": "retired"], nil),
    ]

    private static let rdsEcho: [Row] = [
        Row(["rdsecho:development:managed": "true", "rdsecho:development:stage": "new"], .stage(.new, .rdsEcho)),
        Row(["rdsecho:development:stage": "modified"], .stage(.modified, .rdsEcho)),
        Row(["rdsecho:development:stage": "rebooted"], .stage(.rebooted, .rdsEcho)),
        Row(["rdsecho:development:stage": "promoted"], .stage(.promoted, .rdsEcho)),
        Row(["rdsecho:development:stage": "forgotten"], .stage(.retired, .rdsEcho)),
        // rds-echo writes it on what it is about to delete, which was the live one.
        Row(["rdsecho:development:stage": "retired"], .leaving(.rdsEcho)),
        Row(["rdsecho:development:stage": "odd"], .unknown("odd", .rdsEcho)),
        // Without a stage it was never taken up.
        Row(["rdsecho:development:managed": "true"], nil),
    ]

    private static let others: [Row] = [
        Row([:], nil), Row(["Name": "development"], nil), Row(["changeover:stage": "retired"], nil),
        Row(["changeover:lifecycle": "staging", "changeover:stage": "retired"], nil),
        Row(["changeover:lifecycle": "development"], .unknown("", .ours)),
        Row(["changeover:lifecycle": "development", "changeover:stage": "Retired"], .unknown("Retired", .ours)),
        // Ours count first: the old tool's stay as they were where they are not written any more.
        Row(
            [
                "aurora-echo:development:stage": "retired", "changeover:lifecycle": "development",
                "changeover:stage": "promoted",
            ], .stage(.promoted, .ours)),
    ]

    @Test(.holds(.oldTagsUnderstood), arguments: ours + auroraEcho + rdsEcho + others)
    func `tags tell a stage, or that it is not known`(row: Row) {
        #expect(LifecycleTags.read(row.tags, of: "development") == row.told)
    }

    @Test(arguments: LifecycleStage.allCases)
    func `what is written is read again, by us and by the old tools`(stage: LifecycleStage) {
        for kind in Lifecycle.Kind.allCases {
            let tags = LifecycleTags.tags(stage, of: .sample(kind) { $0.writesOldTags = true })
            #expect(LifecycleTags.read(tags, of: "development") == .stage(stage, .ours))
            let old = tags.filter { !$0.key.hasPrefix("changeover:") }
            // aurora-echo has no stage after a restart.
            let understood: LifecycleStage = kind == .aurora && stage == .rebooted ? .modified : stage
            #expect(
                LifecycleTags.read(old, of: "development")
                    == .stage(understood, kind == .aurora ? .auroraEcho : .rdsEcho))
            #expect(old.contains { $0.key == "rdsecho:development:managed" } == (kind == .instance))
        }
    }

    @Test func `old tags are written only where that is wished`() {
        for kind in Lifecycle.Kind.allCases {
            #expect(
                LifecycleTags.tags(.promoted, of: .sample(kind)) == [
                    Maintenance.Tag(key: "changeover:lifecycle", value: "development"),
                    Maintenance.Tag(key: "changeover:stage", value: "promoted"),
                ])
        }
    }
}
