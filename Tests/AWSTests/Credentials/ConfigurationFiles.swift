import Foundation

/// A pair of shared configuration files, as people write them and as they do not.
struct ConfigurationFiles {
    let config: Data
    let credentials: Data

    var json: [String: String] {
        ["config": config.base64EncodedString(), "credentials": credentials.base64EncodedString()]
    }

    init(config: String, credentials: String = "") {
        self.config = Data(config.utf8)
        self.credentials = Data(credentials.utf8)
    }

    /// - Parameter wildness: how many lines of a hundred are unusual.
    init(seed: UInt64, wildness: Int) {
        var generator = ConfigurationGenerator(seed: seed, wildness: wildness)
        config = generator.file(isCredentials: false)
        credentials = generator.chance(60) ? generator.file(isCredentials: true) : Data()
    }
}

/// Writes configuration files line by line at random; the same ones for the same seed.
private struct ConfigurationGenerator: RandomNumberGenerator {
    private var state: UInt64
    private let wildness: Int

    init(seed: UInt64, wildness: Int) {
        state = seed
        self.wildness = wildness
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    private mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &self)] }

    mutating func file(isCredentials: Bool) -> Data {
        var lines: [String] = []
        if chance(20) { lines.append(pick(["# comment", "; comment", "", "  # indented comment"])) }
        var headers = isCredentials ? Self.credentialsHeaders : Self.headers
        headers.shuffle(using: &self)
        for header in headers.prefix(Int.random(in: 1...5, using: &self)) { lines += section(header) }
        if chance(wildness / 4) { lines.append(pick(lines)) }
        let end = pick(["\n", "\n", "\r\n", chance(wildness) ? "\r" : "\n"])
        var data = Data(lines.joined(separator: end).utf8)
        if chance(80) { data += Data(end.utf8) }
        if chance(wildness / 16) { data.insert(0xFF, at: data.indices.randomElement(using: &self) ?? 0) }
        return data
    }

    private mutating func section(_ header: String) -> [String] {
        var lines = [chance(wildness / 4) ? "  \(header)" : header]
        let indentation = pick(["", "", "", "  ", "\t", "    "])
        var names = header.contains("services") ? Self.services : Self.names
        names.shuffle(using: &self)
        for name in names.prefix(Int.random(in: 0...5, using: &self)) {
            let own = chance(wildness / 4) ? pick(["", " ", "\t", "   ", "\u{A0}"]) : indentation
            lines += setting(name, indentation: own)
            if chance(12) { lines.append(pick(["", "  ", "\t"])) }
            if chance(12) { lines.append(pick(["# why", "; why", "    # why", "#", "\t;x = y"])) }
            if chance(wildness / 4) { lines.append(own + pick(Self.oddLines)) }
        }
        return lines
    }

    private mutating func setting(_ name: String, indentation: String) -> [String] {
        let deeper = indentation + pick(["  ", "\t", " ", "        "])
        let isNested = Self.services.contains(name) || name == "s3"
        if isNested && chance(85) {
            return ["\(indentation)\(name) ="]
                + (0..<Int.random(in: 0...3, using: &self)).map { _ in
                    deeper
                        + pick(["endpoint_url = http://localhost:5000", "Addressing_Style=path", "a = b = c", "x ="])
                }
                + (chance(wildness / 4) ? ["", deeper + pick(["max = 2 # two", "#c", "no assignment"])] : [])
        }
        let delimiter = pick([" = ", "=", " =", "= ", " : ", ":", "\t=\t"])
        let value = pick(Self.values)
        let first = indentation + name + delimiter + value
        return chance(8) ? [first, deeper + pick(["more", "more = less", "# not more", "[x", "x]"])] : [first]
    }

    private static let headers = [
        "[default]", "[profile ops]", "[profile \"two words\"]", "[profile 'single']", "[profile two words]",
        "[profile ops-2]", "[profile default]", "[profile \"ops\"]", "[services local]", "[services \"local\"]",
        "[services other]", "[sso-session s]", "[ops]", "[DEFAULT]", "[profile  wide ]", "[ default ]", "[Default]",
        "[profile a\\ b]", "[profile \"open]", "[preview]", "[profile x] # comment", "[profile x]y]", "[profilex z]",
        "[plugins]", "[profile émile]",
    ]
    private static let credentialsHeaders = [
        "[default]", "[ops]", "[two words]", "[\"two words\"]", "[profile ops]", "[DEFAULT]", "[single]", "[x]",
        "[ops-2]; c",
    ]
    private static let names = [
        "region", "Max_Attempts", "aws_access_key_id", "AWS_SECRET_ACCESS_KEY", "aws_session_token", "role_arn",
        "source_profile", "output", "services", "s3", "endpoint_url", "credential_process", "two words",
        "duration_seconds",
    ]
    private static let services = ["rds", "sts", "S3", "cloudwatch", "ec2"]
    private static let values = [
        "eu-west-1", "eu-west-1 # inline", "eu-west-1;inline", "eu-west-1 ; inline", "", "a=b", "a:b", "\"quoted\"",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY==", "arn:aws:iam::111122223333:role/x", "%(region)s", "local",
        "https://localhost:4566/x?y", "[default]", "a\tb", "  padded  ", "värde", "a\\", "sh -c 'a; b # c'",
    ]
    private static let oddLines = [
        "no delimiter", "= value", ": value", "[", "]", "[]", "[] = x", "[open", "[a = b", "x", "na\u{0308}me = 1",
        "é = 1",
        "a\u{0B}b = c", "a = \u{0C}", "a = b\u{2028}c", "a = b\u{85}c", "rem = x", "a = \u{0}", "\u{1C}a = 1", "key",
        "a = 1",
        "\u{2003}b = 2", "region = doubled",
    ]
}
