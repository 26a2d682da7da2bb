/// What a random password is made of.
package struct RandomPasswordCall: Sendable {
    package var length = 32
    package var excluded = ""
    package var hasNumbers = true
    package var hasPunctuation = true
    package var hasUppercase = true
    package var hasLowercase = true
    package var hasSpace = false
    package var hasEachType = true

    package init() {}

    fileprivate var alphabets: [[Character]] {
        let all = [
            (hasLowercase, "abcdefghijklmnopqrstuvwxyz"), (hasUppercase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            (hasNumbers, "0123456789"), (hasPunctuation, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"), (hasSpace, " "),
        ]
        return all.filter(\.0).map { $0.1.filter { !excluded.contains($0) } }.filter { !$0.isEmpty }.map(Array.init)
    }
}

extension SecretsWorld {
    /// A password that a seed gives: random enough for a simulation, and for nothing else.
    package mutating func randomPassword(
        _ call: RandomPasswordCall, at time: SimulatedTime
    ) throws(RDSFault) -> String {
        advance(to: time)
        try authorize(AccessRequest(SecretsAction.getRandomPassword.permission))
        let alphabets = call.alphabets
        guard (1...4096).contains(call.length), !alphabets.isEmpty,
            !call.hasEachType || alphabets.count <= call.length
        else { throw .secretParameter("No password can be made of that.") }
        let all = alphabets.flatMap(\.self)
        var password = (0..<call.length).map { _ in drawn(from: all) }
        if call.hasEachType {
            for (position, alphabet) in alphabets.enumerated() { password[position] = drawn(from: alphabet) }
        }
        return String(password)
    }

    private mutating func drawn(from alphabet: [Character]) -> Character {
        alphabet[Int(draws.number(in: 0...Int64(alphabet.count - 1)))]
    }
}
