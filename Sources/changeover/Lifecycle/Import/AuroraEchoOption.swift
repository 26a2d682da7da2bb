/// An option of aurora-echo's commands.
///
/// Source: aurora-echo's README, "Usage", and `aurora_echo/echo_*.py`; its first versions spelled long names with underscores.
enum AuroraEchoOption: String, CaseIterable {
    case account = "--aws-account-number"
    case region = "--region"
    case name = "--managed-name"
    case snapshotOf = "--cluster-snapshot-name"
    case cloneOf = "--source-cluster-name"
    case subnetGroup = "--db-subnet-group-name"
    case instanceClass = "--db-instance-class"
    case engine = "--engine"
    case zone = "--availability-zone"
    case securityGroup = "--vpc-security-group-id"
    case tag = "--tag"
    case minimumAge = "--minimum-age-hours"
    case interactive = "--interactive"
    case suffix = "--suffix"
    case parameterGroup = "--db-parameter-group-name"
    case role = "--iam-role-name"
    case hostedZone = "--hosted-zone-id"
    case record = "--record-set"
    case ttl = "--ttl"

    /// `-s` is the one or the other, by the command.
    init?(spelled word: String, by command: AuroraEchoCommand) {
        if word == "-s" {
            self = command == .clone ? .cloneOf : .snapshotOf
        } else if let option = Self.allCases.first(where: { $0.short == word }) {
            self = option
        } else {
            guard word.hasPrefix("--") else { return nil }
            self.init(rawValue: word.replacing("_", with: "-"))
        }
    }

    var short: String? {
        switch self {
        case .account: "-a"
        case .region: "-r"
        case .name: "-n"
        case .snapshotOf, .cloneOf: "-s"
        case .subnetGroup: "-sub"
        case .instanceClass: "-c"
        case .engine: "-e"
        case .zone: "-az"
        case .securityGroup: "-sg"
        case .tag: "-t"
        case .minimumAge: "-h"
        case .interactive: "-i"
        case .suffix: "-sf"
        case .parameterGroup: "-pgn"
        case .role: "-iam"
        case .hostedZone: "-z"
        case .record: "-rs"
        case .ttl: nil
        }
    }

    /// Whether it may be given several times.
    var isList: Bool {
        switch self {
        case .securityGroup, .tag, .role, .hostedZone: true
        case .account, .region, .name, .snapshotOf, .cloneOf, .subnetGroup, .instanceClass, .engine, .zone, .minimumAge,
            .interactive, .suffix, .parameterGroup, .record, .ttl:
            false
        }
    }
}

/// The commands of aurora-echo.
enum AuroraEchoCommand: String, CaseIterable {
    case new, clone, modify, promote, retire
}
