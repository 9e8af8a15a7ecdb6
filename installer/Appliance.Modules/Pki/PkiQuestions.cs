using Appliance.Modules.Engine;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Pki;

/// <summary>What is asked about certificates.</summary>
public static class PkiQuestions
{
    private static readonly RecordField<CertificateFiles, string> Certificate = new("certificate", AnswerTypes.AbsolutePath, files => files.Certificate)
    {
        Title = "Certificate",
        Help = "PEM file: the certificate, followed by the CA certificates between it and its root.",
        Example = "/root/certificate.pem",
    };

    private static readonly RecordField<CertificateFiles, string> Key = new("key", AnswerTypes.AbsolutePath, files => files.Key)
    {
        Title = "Private key",
        Help = "PEM file: the certificate's private key, without a password.",
        Example = "/root/certificate.key",
    };

    public static readonly Question<string> Organization = new("pki.organization", AnswerTypes.Text("an organization", 64, example: "test.org"))
    {
        Title = "Organization",
        Help = "Stands in the subject of all certificates.",
        Default = draft => draft.Get(EngineQuestions.Fqdn) is { } fqdn ? fqdn[(fqdn.IndexOf('.', StringComparison.Ordinal) + 1)..] : null,
        DefaultNote = "the domain of engine.fqdn",
        OvirtKey = "OVESETUP_PKI/organization",
    };

    public static readonly Question<CertificateKey> KeyType = new("pki.keyType", AnswerTypes.Choice(
        new Option<CertificateKey>(CertificateKey.EcdsaP256, "Elliptic curve, 256 bits: fast, for all current software."),
        new Option<CertificateKey>(CertificateKey.EcdsaP384, "Elliptic curve, 384 bits."),
        new Option<CertificateKey>(CertificateKey.Rsa2048, "RSA, 2048 bits, for old clients.") { Word = "rsa-2048" },
        new Option<CertificateKey>(CertificateKey.Rsa3072, "RSA, 3072 bits.") { Word = "rsa-3072" },
        new Option<CertificateKey>(CertificateKey.Rsa4096, "RSA, 4096 bits.") { Word = "rsa-4096" }))
    {
        Title = "Key type",
        Help = "The kind of key that new certificates get.",
        Default = _ => CertificateKey.EcdsaP256,
    };

    public static readonly Question<TimeSpan> CaLifetime = new("pki.caLifetime", AnswerTypes.Duration)
    {
        Title = "Lifetime of the CA",
        Help = "How long the certificate authority is valid.",
        Default = _ => TimeSpan.FromDays(3650),
        Example = "3650d",
    };

    public static readonly Question<TimeSpan> WebLifetime = new("pki.webLifetime", AnswerTypes.Duration)
    {
        Title = "Lifetime of the web certificate",
        Help = "Browsers refuse more than 398 days. It is renewed at two thirds of it.",
        Default = _ => TimeSpan.FromDays(398),
        Example = "398d",
        Validate = (value, _) => Bounds(value),
    };

    public static readonly Question<TimeSpan> Lifetime = new("pki.lifetime", AnswerTypes.Duration)
    {
        Title = "Lifetime of other certificates",
        Help = "Certificates between the engine and its nodes.",
        Default = _ => TimeSpan.FromDays(1826),
        Example = "1826d",
        Validate = (value, _) => Bounds(value),
    };

    public static readonly Question<CertificateFiles> OwnCa = new("pki.ownCa", AnswerTypes.Record("certificate and key", [Certificate, Key], Make))
    {
        Title = "Your own CA",
        Help = "A certificate authority of yours to issue certificates with, instead of a new one.",
        Optional = true,
        Example = "{ certificate: /root/ca.pem, key: /root/ca.key }",
    };

    public static readonly Question<CertificateFiles> OwnWeb = new("pki.ownWeb", AnswerTypes.Record("certificate and key", [Certificate, Key], Make))
    {
        Title = "Your own web certificate",
        Help = "A certificate from a public or company CA for the web pages and the API. You renew it yourself; status warns in time.",
        Optional = true,
        Example = "{ certificate: /root/web.pem, key: /root/web.key }",
    };

    public static IReadOnlyList<Question> All { get; } = [Organization, KeyType, CaLifetime, WebLifetime, Lifetime, OwnCa, OwnWeb];

    private static CertificateFiles Make(RecordValues values) => new(values.Get(Certificate), values.Get(Key));

    private static string? Bounds(TimeSpan value) => value < TimeSpan.FromDays(1) ? "Less than a day leaves no time to renew; give at least 1d" : null;
}
