using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Files;
using Appliance.Pki.Issuing;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Pki;

/// <summary>The site's CA as the steps that issue certificates see it.</summary>
internal sealed class SiteAuthority(CertificateSpec spec, CertificateFiles? own)
{
    /// <summary>Who signs: the CA on the machine; in a plan the one that will be there. Null when it is yet to be made.</summary>
    public X509Certificate2? Issuer(StepContext context)
    {
        if (context.IsPlanning && own is not null && GivenCertificate.Read(own, out _)?.Certificate() is { } given)
        {
            return given;
        }

        return new PkiFolder(context.Machine.Files).Certificate(spec);
    }

    /// <summary>The CA with its key.</summary>
    /// <exception cref="StepFailedException">It cannot sign.</exception>
    public CertificateAuthority Load(IMachineFiles files, TimeProvider time)
    {
        var folder = new PkiFolder(files);
        if (folder.Text(spec.CertificatePath) is not { } certificate || folder.Text(spec.KeyPath) is not { } key)
        {
            throw new StepFailedException(
                $"There is no CA in {PkiSettings.Root}: {spec.CertificatePath} or {spec.KeyPath} is missing.",
                "Restore both from a backup and run setup again.");
        }

        return CertificateAuthority.Load(certificate, key, time).Succeeded(out var authority, out var problem)
            ? authority
            : throw new StepFailedException(problem.Message, problem.Remedy);
    }
}
