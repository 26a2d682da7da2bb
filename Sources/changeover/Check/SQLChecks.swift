import Foundation
import Maintenance

/// What masking needs on this machine.
struct SQLChecks: Sendable {
    let config: Config

    /// - Returns: none where nothing is masked.
    func rows() -> [CheckRow] {
        let masked = config.lifecycles.map(\.lifecycle).filter { $0.changes.masking != nil }
        guard !masked.isEmpty else { return [] }
        let logins = masked.filter { $0.changes.passwordSecret == nil }.map { lifecycle in
            CheckRow(
                .missing, "masking of \(lifecycle.name)",
                "modify.password_secret is needed too: the statements are run with the login that it keeps.")
        }
        return [certificates] + logins
    }

    private var certificates: CheckRow {
        let subject = "sql.certificates"
        guard let file = config.sql.certificates else {
            return CheckRow(
                .missing, subject,
                "Masking connects to databases, and checks their certificates with this file: RDS's bundle, "
                    + "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem.")
        }
        guard let text = try? String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8) else {
            return CheckRow(.missing, subject, "\(file) cannot be read.")
        }
        return text.contains("-----BEGIN CERTIFICATE-----")
            ? CheckRow(.ok, subject, file) : CheckRow(.missing, subject, "\(file) holds no certificate in PEM.")
    }
}
